import { asDType, bitsOf, type DType } from '../dtypes.ts';
import type { Context } from '../pickle/context.ts';
import type { StorageInfo } from '../tensors.ts';
import { isKind, type Value } from '../values.ts';

const BY_CLASS: Readonly<Record<string, DType>> = {
	Double: 'float64',
	Float: 'float32',
	Half: 'float16',
	BFloat16: 'bfloat16',
	Long: 'int64',
	Int: 'int32',
	Short: 'int16',
	Char: 'int8',
	Byte: 'uint8',
	Bool: 'bool',
	ComplexDouble: 'complex128',
	ComplexFloat: 'complex64',
	ComplexHalf: 'complex32',
	QInt8: 'qint8',
	QUInt8: 'quint8',
	QInt32: 'qint32',
	QUInt4x2: 'quint4x2',
	QUInt2x4: 'quint2x4',
};

/** The dtype of `torch.FloatStorage` and its kind, null of an untyped one, undefined of anything else. */
export function storageDType(type: Value | undefined): DType | null | undefined {
	if (!isKind(type, 'global') || !/^torch(\.|$)/.test(type.module)) return undefined;
	const word = /^_?(\w*)Storage$/.exec(type.name)?.[1];
	if (word === undefined) return undefined;
	if (word === 'Untyped' || word === '') return null;
	return Object.hasOwn(BY_CLASS, word) ? BY_CLASS[word] : undefined;
}

/** The dtype of a `torch.float32` global. */
export function dtypeOf(value: Value | undefined): DType | undefined {
	return isKind(value, 'global') && value.module === 'torch' ? asDType(value.name) : undefined;
}

/** Bytes that `numel` of a storage are: packed dtypes count bytes. */
export function storageBytes(dtype: DType | null, numel: number): number {
	return dtype === null ? numel : numel * Math.max(1, bitsOf(dtype) / 8);
}

/** Whether a value is a size: an int ≥ 0 that a double holds exactly. */
export function isSize(value: Value | undefined): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/**
 * The storage of a persistent id `('storage', type, key, device, numel[, view])`, one object for each key, type and
 * view; undefined where the id is none.
 */
export function storageOf(context: Context, id: Value, prefix = ''): StorageInfo | undefined {
	if (typeof id === 'string') return writtenOut(context, id, prefix);
	if (!isKind(id, 'tuple') || id.items[0] !== 'storage') return undefined;
	const [, type, key, device, numel, view] = id.items;
	const dtype = storageDType(type);
	const name = typeof key === 'number' || typeof key === 'bigint' ? String(key) : key;
	if (dtype === undefined || typeof name !== 'string' || !isSize(numel)) return undefined;
	const root = addStorage(context, prefix + name, dtype, numel, typeof device === 'string' ? device : 'cpu');
	if (!isKind(view, 'tuple')) return root;
	const [viewKey, offset, size] = view.items;
	if (!isSize(offset) || !isSize(size)) return undefined;
	return addStorage(
		context,
		`${prefix}${name}`,
		dtype,
		size,
		root.device,
		String(viewKey),
		storageBytes(dtype, offset),
	);
}

/** Protocol 0 writes a persistent id as text, its tuple as Python prints it; PyTorch cannot read that back. */
function writtenOut(context: Context, id: string, prefix: string): StorageInfo | undefined {
	const [, module, name, key, device, numel] =
		/^\('storage', <class '([\w.]+)\.(\w+)'>, '([^']*)', '([^']*)', (\d+)(?:, None)?\)$/.exec(id) ?? [];
	if (module === undefined || name === undefined || key === undefined) return undefined;
	const dtype = storageDType({ kind: 'global', module, name });
	return dtype === undefined || !isSize(Number(numel))
		? undefined
		: addStorage(context, prefix + key, dtype, Number(numel), device ?? 'cpu');
}

/** Adds a storage, or gives the one already known under the same key, type and view. */
export function addStorage(
	context: Context,
	key: string,
	dtype: DType | null,
	numel: number,
	device: string,
	view = '',
	recordOffset = 0,
): StorageInfo {
	const id = `${key}\n${dtype}\n${view}`;
	const known = context.storages.get(id);
	if (known) {
		if (known.numel !== numel) {
			context.problems.add('storage-conflict', 'error', { key, expected: known.numel, found: numel });
		}
		return known;
	}
	const storage: StorageInfo = {
		key,
		dtype,
		numel,
		bytes: storageBytes(dtype, numel),
		device,
		record: null,
		recordOffset,
		bigEndian: false,
	};
	context.storages.set(id, storage);
	return storage;
}
