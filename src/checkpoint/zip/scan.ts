import { indexOf, u64, viewOf } from '../bytes.ts';
import { throwIfAborted } from '../error.ts';
import { CHUNK, ENTRIES, SCAN } from '../limits.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import { readLocal } from './local.ts';

const DESCRIPTOR = [0x50, 0x4b, 7, 8];
const HEADER = [0x50, 0x4b, 3, 4];

/** Sizes and CRC out of a data descriptor, when its size is the distance from the data's start. */
function descriptorAt(
	bytes: Uint8Array,
	at: number,
	distance: number,
): { crc32: number; size: number; length: number } | undefined {
	const view = viewOf(bytes);
	if (at + 16 > bytes.length || view.getUint32(at, true) !== 0x08074b50) return undefined;
	const crc32 = view.getUint32(at + 4, true);
	if (at + 24 <= bytes.length && u64(view, at + 8) === distance) return { crc32, size: u64(view, at + 16), length: 24 };
	if (view.getUint32(at + 8, true) === distance) return { crc32, size: view.getUint32(at + 12, true), length: 16 };
	return undefined;
}

/** The first place of `needle` from `start` on for which `fits` gives something. */
async function search<T>(
	source: Source,
	start: number,
	needle: readonly number[],
	fits: (bytes: Uint8Array, at: number, distance: number) => T | undefined,
	signal?: AbortSignal,
): Promise<{ at: number; found: T } | undefined> {
	const stop = Math.min(source.size, start + SCAN);
	for (let base = start; base < stop; base += CHUNK) {
		throwIfAborted(signal);
		// a little of the next piece too, for what lies across the border
		const bytes = await source.read(base, CHUNK + 32, signal);
		for (let i = indexOf(bytes, needle); i >= 0 && i < CHUNK; i = indexOf(bytes, needle, i + 1)) {
			const found = fits(bytes, i, base + i - start);
			if (found !== undefined) return { at: base + i, found };
		}
	}
	return undefined;
}

/**
 * A zip's records from its local headers, for archives whose directory is lost. torch writes sizes only after the
 * data, so they come from `sizeOf` (what the pickle says), else from a search for the entry's descriptor. A record
 * that the file ends in is given with the bytes that are there.
 * @param onRecord is told of each record when it is found; `sizeOf` may use what it learnt
 */
export async function scanRecords(
	source: Source,
	sizeOf: (name: string) => number | undefined,
	onRecord: (record: RecordInfo) => Promise<void>,
	signal?: AbortSignal,
): Promise<RecordInfo[]> {
	const records: RecordInfo[] = [];
	let at = 0;
	while (at < source.size && records.length < ENTRIES) {
		throwIfAborted(signal);
		const local = await readLocal(source, at, signal);
		if (!local) {
			const next = await search(source, at, HEADER, () => true as const, signal);
			if (!next || next.at === at) {
				if (!next) break;
				at++;
			} else at = next.at;
			continue;
		}
		let { storedSize, size, crc32 } = local;
		let known: number | null = crc32;
		let end = local.dataOffset + storedSize;
		if (local.flags & 8 && storedSize === 0) {
			const hint = sizeOf(local.name);
			const there = hint === undefined ? undefined : await source.read(local.dataOffset + hint, 24, signal);
			const exact = there && hint !== undefined ? descriptorAt(there, 0, hint) : undefined;
			if (exact && hint !== undefined) {
				({ size, crc32 } = exact);
				storedSize = hint;
				known = crc32;
				end = local.dataOffset + hint + exact.length;
			} else if (hint !== undefined && local.dataOffset + hint >= source.size) {
				storedSize = size = source.size - local.dataOffset;
				known = null;
				end = source.size;
			} else {
				const hit = await search(source, local.dataOffset, DESCRIPTOR, descriptorAt, signal);
				storedSize = hit ? hit.at - local.dataOffset : source.size - local.dataOffset;
				size = hit ? hit.found.size : storedSize;
				known = hit ? hit.found.crc32 : null;
				end = hit ? hit.at + hit.found.length : source.size;
			}
		} else if (end > source.size) {
			storedSize = source.size - local.dataOffset;
			if (local.method === 0) size = storedSize;
			known = null;
		}
		const record: RecordInfo = {
			name: local.name,
			source,
			size,
			storedSize,
			method: local.method,
			crc32: known,
			headerOffset: at,
			dataOffset: local.dataOffset,
		};
		records.push(record);
		await onRecord(record);
		at = Math.max(end, at + 1);
	}
	return records;
}
