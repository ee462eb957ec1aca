import type { Value } from '../values.ts';
import { ByteWriter } from './byte-writer.ts';
import { storageData } from './data.ts';
import { dict, list } from './make.ts';
import type { Part } from './parts.ts';
import { type Pickled, type PickledStorage, pickle } from './pickle.ts';
import { storageName } from './storage-class.ts';
import { inParallel, type SaveOptions } from './torch-zip.ts';

/** 0x1950a86a20f9469cfc6c, which every file before 1.6 begins with. */
const MAGIC = 0x1950a86a20f9469cfc6cn;
const PROTOCOL = 1001;
/** The machine that wrote it, as torch describes any of today's. */
const SYSTEM = dict([
	['protocol_version', PROTOCOL],
	['little_endian', true],
	[
		'type_sizes',
		dict([
			['short', 2],
			['int', 4],
			['long', 4],
		]),
	],
]);

/** Everything before the storages. */
function head(pickled: Pickled): Uint8Array {
	const keys = pickled.storages.map((s) => s.key);
	return [MAGIC, PROTOCOL, SYSTEM]
		.reduce((out, value) => out.bytes(pickle(value).bytes), new ByteWriter())
		.bytes(pickled.bytes)
		.bytes(pickle(list(...keys)).bytes)
		.done();
}

/** Elements of the storage, which stand before its bytes. */
function count({ storage }: PickledStorage): Uint8Array {
	return new ByteWriter().u64(storageName(storage, true).numel).done();
}

/** Bytes that {@link torchLegacy} will write; nothing is read. @throws WriteError as {@link pickle} */
export function torchLegacySize(value: Value): number {
	const pickled = pickle(value, { legacy: true });
	return pickled.storages.reduce((sum, s) => sum + 8 + s.storage.bytes, head(pickled).length);
}

/**
 * A value as `torch.save` wrote it before 1.6 (and does with `_use_new_zipfile_serialization=False`), loadable with
 * `weights_only=True`. Dtypes newer than the format (float8, uint16, …) load too, which those in PyTorch's own legacy
 * files do not. An object's class is named without the source code that torch put beside it for a warning.
 *
 * @throws WriteError as {@link pickle}, or `no-data` for a storage that is not whole; CheckpointError of the source
 */
export async function torchLegacy(value: Value, { signal, objects }: SaveOptions = {}): Promise<Part[]> {
	const pickled = pickle(value, { legacy: true, ...(objects && { objects }) });
	const found = await inParallel(pickled.storages, ({ storage, dtype }) => storageData(storage, dtype, signal));
	return [
		head(pickled),
		...found.flatMap(({ slice }, i): Part[] => [count(pickled.storages[i] as PickledStorage), slice]),
	];
}
