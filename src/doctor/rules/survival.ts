import type { Checkpoint, TensorInfo } from '../../checkpoint/index.ts';

/** Whether every byte of a tensor's storage lies in the file. */
export function isWhole({ node }: Pick<TensorInfo, 'node'>): boolean {
	const { storage, parts, problem } = node;
	if (problem) return false;
	if (parts) return Object.values(parts).every((part) => isWhole({ node: part }));
	if (!storage) return false;
	if (storage.bytes === 0) return true;
	const { record } = storage;
	if (!record || storage.recordOffset + storage.bytes > record.size) return false;
	// before its local header was read, only the header's place is known
	const start = record.dataOffset ?? record.headerOffset ?? 0;
	return start + record.storedSize <= record.source.size;
}

/** How many tensors are whole, of how many, and how many bytes the others lack. */
export function survival(checkpoint: Checkpoint): { tensors: number; of: number; missing: number } {
	const whole = checkpoint.tensors.filter(isWhole).length;
	let missing = 0;
	for (const storage of checkpoint.storages) {
		const { record } = storage;
		if (!record) {
			missing += storage.bytes;
			continue;
		}
		const start = record.dataOffset ?? record.headerOffset ?? 0;
		missing += Math.max(0, Math.min(record.storedSize, start + record.storedSize - record.source.size));
	}
	return { tensors: whole, of: checkpoint.tensors.length, missing };
}
