import type { TensorNode } from '../tensors.ts';
import type { PyObject, Value } from '../values.ts';
import { PyDict } from '../values.ts';
import { WriteError } from './error.ts';
import { call, float, global, tuple } from './make.ts';
import { storageClass } from './storage-class.ts';

const util = (name: string) => global('torch._utils', name);
const dtypeOf = (t: TensorNode) => global('torch', t.dtype);
const size = (t: TensorNode) => tuple(...t.shape);
const noHooks = () => new PyDict('OrderedDict');

/** `{'conj': True}` and the like, only where a bit is set, as torch writes it. */
function bits({ conj, neg }: TensorNode): Value[] {
	if (!conj && !neg) return [];
	const metadata = new PyDict();
	if (conj) metadata.set('conj', true);
	if (neg) metadata.set('neg', true);
	return [metadata];
}

function sparse(t: TensorNode, parts: Readonly<Record<string, TensorNode>>): PyObject {
	const layout = call(global('torch.serialization', '_get_layout'), `torch.${t.layout}`);
	const shape = call(global('torch', 'Size'), size(t));
	const names =
		t.layout === 'sparse_coo'
			? ['indices', 'values']
			: t.layout === 'sparse_csr' || t.layout === 'sparse_bsr'
				? ['crow_indices', 'col_indices', 'values']
				: ['ccol_indices', 'row_indices', 'values'];
	const held = names.map((name) => parts[name]);
	if (!t.layout.startsWith('sparse') || held.some((p) => !p)) {
		throw new WriteError(
			'unsupported',
			`a tensor of layout ${t.layout} with ${Object.keys(parts).join(', ')} cannot be written`,
		);
	}
	const last = t.layout === 'sparse_coo' && t.coalesced !== undefined ? [t.coalesced] : [];
	return call(util('_rebuild_sparse_tensor'), layout, tuple(...(held as TensorNode[]), shape, ...last));
}

function quantized(t: TensorNode, storage: Value): PyObject {
	const q = t.quantization as NonNullable<TensorNode['quantization']>;
	const number = (n: number | TensorNode, asFloat: boolean): Value =>
		typeof n === 'number' && asFloat ? float(n) : (n as Value);
	const params = [global('torch', q.scheme), number(q.scale, true), number(q.zeroPoint, false)];
	if (q.axis !== undefined) params.push(q.axis);
	return call(
		util('_rebuild_qtensor'),
		storage,
		t.offset,
		size(t),
		tuple(...t.stride),
		tuple(...params),
		t.requiresGrad,
		noHooks(),
	);
}

/** The tensor itself, without its attributes and without being a Parameter. */
function plain(t: TensorNode, requiresGrad: boolean): PyObject {
	if (t.parts) return sparse(t, t.parts);
	const stride = tuple(...t.stride);
	if (!t.storage) {
		return call(util('_rebuild_meta_tensor_no_storage'), dtypeOf(t), size(t), stride, requiresGrad);
	}
	const storage: Value = { kind: 'storage', storage: t.storage };
	if (t.quantization) return quantized(t, storage);
	const head = [storage, t.offset, size(t), stride, requiresGrad, noHooks()];
	// a storage that has no dtype of its own, as those of the dtypes since 2.1: then the tensor names it
	if (t.storage.dtype !== t.dtype || !storageClass(t.dtype))
		return call(util('_rebuild_tensor_v3'), ...head, dtypeOf(t), ...bits(t));
	return call(util('_rebuild_tensor_v2'), ...head, ...bits(t));
}

/**
 * What a pickle has to call to make this tensor: torch's own rebuild functions, all on the weights_only list. A
 * subclass becomes a plain tensor (or Parameter), since its class is on no list.
 *
 * @throws WriteError `unsupported` for jagged and other layouts without a rebuild function
 */
export function tensorCall(t: TensorNode): PyObject {
	const state = t.attributes instanceof PyDict && t.attributes.size ? t.attributes : undefined;
	if (t.isParameter) {
		const args = [plain(t, false), t.requiresGrad, noHooks()];
		return state
			? call(util('_rebuild_parameter_with_state'), ...args, state)
			: call(util('_rebuild_parameter'), ...args);
	}
	const made = plain(t, t.requiresGrad);
	if (!state) return made;
	const type = global('torch._tensor', '_rebuild_from_type_v2');
	return call(type, made.callee, global('torch', 'Tensor'), tuple(...made.args), state);
}
