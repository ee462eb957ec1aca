import type { StorageInfo } from '../tensors.ts';
import type { Value } from '../values.ts';
import { Crc32 } from '../zip/crc32.ts';
import { sliceCrc32, storageData } from './data.ts';
import type { StreamOptions } from './output.ts';
import { type Part, partsLength, type Slice } from './parts.ts';
import { type Pickled, type PickledStorage, type PickleOptions, pickle } from './pickle.ts';
import { utf8 } from './text.ts';
import { ALIGNMENT, type ZipEntry, zipParts } from './zip.ts';

/** How a value is saved. */
export type SaveOptions = StreamOptions & Pick<PickleOptions, 'objects'>;

/** The archive's folder: what torch.save names it when it writes to a buffer. */
const ROOT = 'archive';
/** Storage headers read at once. */
const PARALLEL = 16;

const crc32 = (bytes: Uint8Array) => new Crc32().update(bytes).value;

/** What stands for a storage's data while only sizes are asked for. */
function hollow(storage: StorageInfo): Slice {
	const source = { size: storage.bytes, name: '', read: () => Promise.resolve(new Uint8Array(0)) };
	return { source, offset: 0, length: storage.bytes };
}

function entry(name: string, data: Part, crc: number): ZipEntry {
	return { name: `${ROOT}/${name}`, data, crc32: crc };
}

function small(name: string, content: Uint8Array): ZipEntry {
	return entry(name, content, crc32(content));
}

/**
 * Forty digits, as torch puts there: half from the records' names, half from their checksums. Torch only logs them;
 * the same content gives the same digits.
 */
function serializationId(entries: readonly ZipEntry[]): string {
	const half = (bytes: (e: ZipEntry) => Uint8Array) =>
		entries.reduce((hash, e) => BigInt.asUintN(64, hash * 31n + BigInt(crc32(bytes(e)))), 17n);
	const number = (n: number) => utf8(String(n));
	const digits = (n: bigint) => String(n).padStart(20, '0');
	return digits(half((e) => utf8(e.name))) + digits(half((e) => number(e.crc32)));
}

/** The archive's files in torch's order: data.pkl first, so that it survives a cut; storages counting up. */
function entriesOf(pickled: Pickled, storages: readonly ZipEntry[]): ZipEntry[] {
	const before = [
		small('data.pkl', pickled.bytes),
		// what lets torch >= 2.7 compute where each storage lies
		small('.format_version', utf8('1')),
		small('.storage_alignment', utf8(String(ALIGNMENT))),
		small('byteorder', utf8('little')),
		...storages,
		small('version', utf8('3\n')),
	];
	return [...before, small('.data/serialization_id', utf8(serializationId(before)))];
}

/** Bytes that {@link torchZip} will write; nothing is read. @throws WriteError as {@link pickle} */
export function torchZipSize(value: Value): number {
	const pickled = pickle(value);
	const storages = pickled.storages.map(({ key, storage }) => entry(`data/${key}`, hollow(storage), 0));
	return partsLength(zipParts(entriesOf(pickled, storages)));
}

/**
 * A value as `torch.save` writes it since 1.6, loadable with `weights_only=True` but for `objects`. Storages are slices of the file they
 * are in. A CRC that the file has is used again, so only data that changed or never had one is read here.
 *
 * @throws WriteError as {@link pickle}, or `no-data` for a storage that is not whole; CheckpointError of the source
 */
export async function torchZip(value: Value, options: SaveOptions = {}): Promise<Part[]> {
	const pickled = pickle(value, options);
	const { signal } = options;
	const found = await inParallel(pickled.storages, ({ storage, dtype }) => storageData(storage, dtype, signal));
	const unknown = found.reduce((sum, d) => sum + (d.crc32 === null ? d.slice.length : 0), 0);
	let done = 0;
	const storages: ZipEntry[] = [];
	for (const [i, data] of found.entries()) {
		const { key } = pickled.storages[i] as PickledStorage;
		const { length } = data.slice;
		const onProgress = (share: number) => options.onProgress?.((done + share * length) / unknown);
		const crc = data.crc32 ?? (await sliceCrc32(data.slice, { signal, onProgress }));
		if (data.crc32 === null) done += length;
		storages.push(entry(`data/${key}`, data.slice, crc));
	}
	return zipParts(entriesOf(pickled, storages));
}

/** Maps in order, {@link PARALLEL} at a time. */
export async function inParallel<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
	const out: R[] = [];
	for (let i = 0; i < items.length; i += PARALLEL)
		out.push(...(await Promise.all(items.slice(i, i + PARALLEL).map(map))));
	return out;
}
