import type { DType } from '../dtypes.ts';
import { asNumber } from '../pickle/plain-calls.ts';
import type { Layout, Quantization, StorageInfo, TensorNode } from '../tensors.ts';
import { globalName, isKind, type Value } from '../values.ts';
import { dtypeOf } from './storage.ts';
import { rowStrides, viewProblem } from './view.ts';

/** Dimensions of a tensor. torch itself prints no more than 64. */
const RANK = 1024;

/** Sizes or strides: a tuple or list of ints. Beyond 2^53 a double keeps the size of the number. */
export function asDims(value: Value | undefined): number[] | undefined {
	if ((!isKind(value, 'tuple') && !isKind(value, 'list')) || value.items.length > RANK) return undefined;
	const dims: number[] = [];
	for (const item of value.items) {
		if (typeof item !== 'number' && typeof item !== 'bigint') return undefined;
		dims.push(Number(item));
	}
	return dims;
}

type Fields = Partial<TensorNode> & Pick<TensorNode, 'dtype' | 'shape'>;

/** A strided CPU tensor with what is given. */
export function makeTensor(fields: Fields): TensorNode {
	return {
		kind: 'tensor',
		stride: rowStrides(fields.shape),
		offset: 0,
		storage: null,
		layout: 'strided',
		device: fields.storage?.device ?? 'cpu',
		requiresGrad: false,
		isParameter: false,
		conj: false,
		neg: false,
		...fields,
	};
}

function storageIn(value: Value | undefined): StorageInfo | undefined {
	return isKind(value, 'storage') ? value.storage : undefined;
}

function strided(args: readonly Value[], dtype?: DType, extra: Partial<TensorNode> = {}): TensorNode | undefined {
	const storage = storageIn(args[0]);
	const offset = args[1];
	const shape = asDims(args[2]);
	const stride = asDims(args[3]);
	const type = dtype ?? storage?.dtype;
	if (!storage || !shape || !stride || (typeof offset !== 'number' && typeof offset !== 'bigint')) return undefined;
	// an untyped storage without a dtype beside it holds bytes
	const node = makeTensor({ dtype: type ?? 'uint8', shape, stride, offset: Number(offset), storage, ...extra });
	const problem = viewProblem(node, storage.bytes);
	if (problem) node.problem = problem;
	return node;
}

function bits(metadata: Value | undefined): { conj: boolean; neg: boolean } {
	const has = (name: string) => isKind(metadata, 'dict') && metadata.get(name) === true;
	return { conj: has('conj'), neg: has('neg') };
}

/** Hooks are an empty OrderedDict; Python 2 era files have None or attributes there. */
function v2(args: readonly Value[]): TensorNode | undefined {
	return strided(args, undefined, { requiresGrad: args[4] === true, ...bits(args[6]) });
}

function v3(args: readonly Value[]): TensorNode | undefined {
	const dtype = dtypeOf(args[6]);
	return dtype && strided(args, dtype, { requiresGrad: args[4] === true, ...bits(args[7]) });
}

function quantized(args: readonly Value[]): TensorNode | undefined {
	const params = args[4];
	if (!isKind(params, 'tuple')) return undefined;
	const [scheme, scale, zeroPoint, axis] = params.items;
	const operand = (v: Value | undefined): number | TensorNode | undefined => (isKind(v, 'tensor') ? v : asNumber(v));
	const s = operand(scale);
	const z = operand(zeroPoint);
	if (!isKind(scheme, 'global') || s === undefined || z === undefined) return undefined;
	const quantization: Quantization = {
		scheme: scheme.name,
		scale: s,
		zeroPoint: z,
		...(typeof axis === 'number' && { axis }),
	};
	return strided(args, undefined, { requiresGrad: args[5] === true, quantization });
}

const LAYOUTS = ['sparse_coo', 'sparse_csr', 'sparse_csc', 'sparse_bsr', 'sparse_bsc'] as const;

/** A layout stands in the pickle as `torch.serialization._get_layout('torch.sparse_coo')` or as a global. */
function layoutOf(value: Value | undefined): Layout | undefined {
	const text = isKind(value, 'object') ? value.args[0] : globalName(value);
	return typeof text === 'string' ? LAYOUTS.find((l) => text === `torch.${l}`) : undefined;
}

function sparse(args: readonly Value[]): TensorNode | undefined {
	const layout = layoutOf(args[0]);
	const data = args[1];
	if (!layout || !isKind(data, 'tuple')) return undefined;
	const { items } = data;
	const coo = layout === 'sparse_coo';
	const row = layout === 'sparse_csr' || layout === 'sparse_bsr';
	const names = coo
		? ['indices', 'values']
		: row
			? ['crow_indices', 'col_indices', 'values']
			: ['ccol_indices', 'row_indices', 'values'];
	const parts: Record<string, TensorNode> = {};
	for (const [i, name] of names.entries()) {
		const part = items[i];
		if (!isKind(part, 'tensor')) return undefined;
		parts[name] = part;
	}
	const shape = asDims(items[names.length]);
	const values = parts['values'];
	if (!shape || !values) return undefined;
	const coalesced = items[names.length + 1];
	return makeTensor({
		dtype: values.dtype,
		shape,
		stride: [],
		layout,
		device: values.device,
		parts,
		...(typeof coalesced === 'boolean' && { coalesced }),
	});
}

function nested(args: readonly Value[]): TensorNode | undefined {
	const [buffer, sizes, strides, offsets] = args;
	if (!isKind(buffer, 'tensor') || !isKind(sizes, 'tensor')) return undefined;
	const parts: Record<string, TensorNode> = { buffer, sizes };
	if (isKind(strides, 'tensor')) parts['strides'] = strides;
	if (isKind(offsets, 'tensor')) parts['storage_offsets'] = offsets;
	return makeTensor({ dtype: buffer.dtype, shape: [], stride: [], layout: 'jagged', device: buffer.device, parts });
}

function meta(args: readonly Value[]): TensorNode | undefined {
	const dtype = dtypeOf(args[0]);
	const shape = asDims(args[1]);
	const stride = asDims(args[2]);
	return dtype && shape && stride
		? makeTensor({ dtype, shape, stride, device: 'meta', requiresGrad: args[3] === true })
		: undefined;
}

function wrapper(args: readonly Value[]): TensorNode | undefined {
	const [cls, dtypeValue, size, strideValue, offset, , device, grad] = args;
	const dtype = dtypeOf(dtypeValue);
	const shape = asDims(size);
	if (!dtype || !shape) return undefined;
	const className = globalName(cls);
	return makeTensor({
		dtype,
		shape,
		stride: asDims(strideValue) ?? rowStrides(shape),
		offset: typeof offset === 'number' ? offset : 0,
		device: typeof device === 'string' ? device : 'cpu',
		requiresGrad: grad === true,
		...(className && { className }),
	});
}

function parameter(data: Value | undefined, grad: Value | undefined, state?: Value): TensorNode | undefined {
	if (!isKind(data, 'tensor')) return undefined;
	return { ...data, isParameter: true, requiresGrad: grad !== false, ...(state != null && { attributes: state }) };
}

function fromType(args: readonly Value[]): TensorNode | undefined {
	const [func, type, inner, state] = args;
	if (func === undefined || !isKind(inner, 'tuple')) return undefined;
	// one level: the function is one of the rebuild functions above, or the value stays an object
	const made = globalName(func) === 'torch._tensor._rebuild_from_type_v2' ? undefined : rebuild(func, inner.items);
	if (!isKind(made, 'tensor')) return undefined;
	const name = globalName(type);
	const known = name === 'torch.Tensor' || name === 'torch.nn.parameter.Parameter';
	return {
		...made,
		isParameter: made.isParameter || name === 'torch.nn.parameter.Parameter',
		...(name && !known && { className: name }),
		...(state != null && { attributes: state }),
	};
}

/** The tensor a call to one of PyTorch's rebuild functions describes; undefined for any other call. */
export function rebuild(callee: Value, args: readonly Value[]): Value | undefined {
	switch (globalName(callee)) {
		case 'torch._utils._rebuild_tensor':
			return strided(args);
		case 'torch._utils._rebuild_tensor_v2':
			return v2(args);
		case 'torch._utils._rebuild_tensor_v3':
			return v3(args);
		case 'torch._utils._rebuild_qtensor':
			return quantized(args);
		case 'torch._utils._rebuild_sparse_tensor':
		case 'torch._utils._rebuild_sparse_csr_tensor':
			return sparse(args);
		case 'torch._utils._rebuild_nested_tensor':
			return nested(args);
		case 'torch._utils._rebuild_meta_tensor_no_storage':
			return meta(args);
		case 'torch._utils._rebuild_wrapper_subclass':
			return wrapper(args);
		case 'torch._utils._rebuild_device_tensor_from_cpu_tensor':
			return isKind(args[0], 'tensor')
				? { ...args[0], device: typeof args[2] === 'string' ? args[2] : args[0].device, requiresGrad: args[3] === true }
				: undefined;
		case 'torch._utils._rebuild_parameter':
			return parameter(args[0], args[1]);
		case 'torch._utils._rebuild_parameter_with_state':
			return parameter(args[0], args[1], args[3]);
		// before 0.4 a Parameter was made by its class
		case 'torch.nn.parameter.Parameter':
			return parameter(args[0], args[1]);
		case 'torch._tensor._rebuild_from_type_v2':
		case 'torch._tensor._rebuild_from_type':
			return fromType(args);
		// TorchScript tags lists with their types
		case 'torch.jit._pickle.restore_type_tag':
		case 'torch.jit._pickle.build_intlist':
		case 'torch.jit._pickle.build_tensorlist':
		case 'torch.jit._pickle.build_doublelist':
		case 'torch.jit._pickle.build_boollist':
			return args[0];
		default:
			return undefined;
	}
}
