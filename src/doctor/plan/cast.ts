import type { DType, StorageInfo, TensorNode } from '../../checkpoint/index.ts';
import {
	type CastDType,
	castSource,
	castUnit,
	isCastDType,
	lazySource,
	runSource,
	storageData,
	storageLack,
	storageOver,
} from '../../checkpoint/write/index.ts';
import type { Draft } from './draft.ts';
import { mapTensors } from './tree.ts';

/** A storage of other numbers: computed while it is read, so that no copy of the data is ever held. */
function castStorage(storage: StorageInfo, from: CastDType, to: CastDType): StorageInfo {
	const numel = Math.floor(storage.bytes / castUnit(from));
	// what the file lacks stays lacking, to be told as such
	if (!storage.record || storageLack(storage))
		return { ...storage, dtype: to, numel, bytes: numel * castUnit(to), record: null };
	const inner = lazySource(storage.record.name, numel * castUnit(from), async (signal) => {
		const { slice } = await storageData(storage, from, signal);
		return runSource(slice.source, slice.offset, slice.length);
	});
	return storageOver(storage, castSource(inner, from, to), { dtype: to, numel });
}

/**
 * Converts every floating tensor as `tensor.to(dtype)` does, storage by storage: strides and sharing stay, and so does
 * what no tensor shows of a storage. float8 and quantized tensors are left as they are.
 */
export function castTensors(draft: Draft, to: CastDType): void {
	const storages = new Map<StorageInfo, Map<DType, StorageInfo>>();
	let changed = 0;
	mapTensors(draft, (tensor: TensorNode) => {
		const from = tensor.dtype;
		if (from === to || tensor.quantization || !isCastDType(from)) return tensor;
		changed++;
		if (!tensor.storage) return { ...tensor, dtype: to };
		const byDType = storages.get(tensor.storage) ?? new Map<DType, StorageInfo>();
		storages.set(tensor.storage, byDType);
		const storage = byDType.get(from) ?? castStorage(tensor.storage, from, to);
		byDType.set(from, storage);
		return { ...tensor, dtype: to, storage };
	});
	if (!changed) draft.notes.push({ code: 'no-effect', path: [], text: 'cast' });
}
