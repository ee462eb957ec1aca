import { indexOf, latin1, u64, viewOf } from '../bytes.ts';
import { DIRECTORY, ENTRIES, TAIL } from '../limits.ts';
import type { Problems } from '../pickle/context.ts';
import { decodeUtf8 } from '../pickle/text.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import { readExact } from '../sources/counted.ts';
import { type End, findEnd } from './end.ts';

const LOCAL = [0x50, 0x4b, 3, 4];
/** The bit by which an entry of DOS says that it is a folder. */
const FOLDER = 0x10;

/** A zip name: UTF-8 where it is, else one character a byte. */
export function decodeName(bytes: Uint8Array): string {
	return decodeUtf8(bytes) ?? latin1(bytes);
}

/** The 64-bit sizes of a zip64 extra field, in the order of the fields that are 0xffffffff. */
export function zip64Sizes(extra: Uint8Array): (missing: boolean, value: number) => number {
	const view = viewOf(extra);
	let at = -1;
	let end = 0;
	for (let i = 0; i + 4 <= extra.length; ) {
		const length = view.getUint16(i + 2, true);
		if (view.getUint16(i, true) === 1) {
			at = i + 4;
			end = Math.min(at + length, extra.length);
			break;
		}
		i += 4 + length;
	}
	return (missing, value) => {
		if (!missing || at < 0 || at + 8 > end) return value;
		at += 8;
		return u64(view, at - 8);
	};
}

/** What reading a directory gives. */
export interface Directory {
	readonly records: RecordInfo[];
	/** Bytes before the archive. */
	readonly prefix: number;
}

/** The entries of a central directory's bytes; a damaged one ends the list. */
function entries(
	bytes: Uint8Array,
	count: number,
	prefix: number,
	source: Source,
	problems: Problems,
): RecordInfo[] | undefined {
	const view = viewOf(bytes);
	const records: RecordInfo[] = [];
	let at = 0;
	while (at + 46 <= bytes.length && records.length < Math.min(count, ENTRIES)) {
		if (view.getUint32(at, true) !== 0x02014b50) break;
		const flags = view.getUint16(at + 8, true);
		const method = view.getUint16(at + 10, true);
		const nameLength = view.getUint16(at + 28, true);
		const extraLength = view.getUint16(at + 30, true);
		const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
		if (next > bytes.length) break;
		const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
		const wide = zip64Sizes(bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
		const raw = [24, 20, 42].map((o) => view.getUint32(at + o, true)) as [number, number, number];
		const size = wide(raw[0] === 0xffffffff, raw[0]);
		const storedSize = wide(raw[1] === 0xffffffff, raw[1]);
		const headerOffset = wide(raw[2] === 0xffffffff, raw[2]) + prefix;
		if (!(headerOffset + storedSize <= source.size)) break;
		const disk = view.getUint16(at + 34, true);
		if (disk > 1)
			problems.add('zip-directory-damaged', 'error', { record: name, found: 'unsupported multidisk archive' });
		// miniz hands out nothing for a folder, and PyTorch takes what stood in memory for the record
		if (view.getUint8(at + 38) & FOLDER && !name.endsWith('/')) {
			problems.add('zip-directory-damaged', 'error', { record: name, found: 'folder' });
		}
		if (flags & 1) problems.add('zip-encrypted', 'error', { record: name });
		if (method !== 0 && method !== 8) problems.add('zip-method', 'error', { record: name, found: method });
		else if (method === 0 && size !== storedSize) break;
		records.push({
			name,
			source,
			size,
			storedSize,
			method,
			crc32: view.getUint32(at + 16, true),
			headerOffset,
			dataOffset: null,
		});
		at = next;
	}
	return records.length === Math.min(count, ENTRIES) ? records : undefined;
}

/** The records, each with where the next thing after it begins. */
function withNeighbours(records: readonly RecordInfo[], directory: number): RecordInfo[] {
	const starts = records.map((r) => r.headerOffset ?? 0).sort((a, b) => a - b);
	const next = new Map(starts.map((at, i) => [at, starts[i + 1] ?? directory]));
	return records.map((r) => ({ ...r, nextOffset: next.get(r.headerOffset ?? 0) ?? directory }));
}

/** Whether the first record's local header is where the directory, moved by a prefix, says. */
async function startsAt(records: readonly RecordInfo[], source: Source): Promise<boolean> {
	const first = Math.min(...records.map((r) => r.headerOffset ?? 0));
	if (!records.length) return true;
	return indexOf(await source.read(first, 4), LOCAL) === 0;
}

/**
 * A zip's central directory. Undefined where it cannot be read; `problems` then says whether it is cut off
 * (`zip-truncated`) or damaged, and scanning the local headers may still find the records.
 */
export async function readDirectory(source: Source, problems: Problems): Promise<Directory | undefined> {
	const base = Math.max(0, source.size - TAIL);
	const tail = await readExact(source, base, source.size - base);
	const end = findEnd(tail, base, source.size);
	if (!end) {
		problems.add('zip-truncated', 'error', { byte: source.size });
		return undefined;
	}
	const found = await directoryAt(end, tail, base, source, problems);
	if (found) {
		if (end.damaged) problems.add('zip-end-damaged', 'error', { byte: end.at, found: end.damaged });
		return found;
	}
	if (problems.has('zip-limit')) return undefined;
	// PyTorch goes by zip64's record and finds no directory where that says
	const { plain, damaged: _, ...rest } = end;
	const other = plain && { ...rest, ...plain, at: end.at, refusal: 'invalid header or archive is corrupted' as const };
	const second = other && (await directoryAt(other, tail, base, source, problems));
	if (!second) problems.add('zip-directory-damaged', 'error', { byte: end.offset, found: end.count });
	return second;
}

/** The directory of which an end record tells, at its offset or behind what was put before the archive. */
async function directoryAt(
	end: End,
	tail: Uint8Array,
	base: number,
	source: Source,
	problems: Problems,
): Promise<Directory | undefined> {
	if (end.size > DIRECTORY || end.count > ENTRIES) {
		problems.add('zip-limit', 'error', { byte: end.at, found: end.count });
		return undefined;
	}
	const shift = end.at - end.size - end.offset;
	// the directory ends where its end record begins; an offset that says otherwise means bytes were put before
	for (const prefix of shift > 0 ? [0, shift] : [0]) {
		const start = end.offset + prefix;
		if (!(start >= 0 && start + end.size <= source.size)) continue;
		const bytes =
			start >= base ? tail.subarray(start - base, start - base + end.size) : await readExact(source, start, end.size);
		const scratch = [...problems.list];
		const records = entries(bytes, end.count, prefix, source, problems);
		// bytes that came in between, as converted line ends do, shift the directory too, but not the first record
		if (records && prefix && !(await startsAt(records, source))) {
			problems.list.splice(0, problems.list.length, ...scratch);
			continue;
		}
		if (records) {
			if (end.refusal) problems.add('zip-directory-damaged', 'error', { byte: end.at, found: end.refusal });
			if (prefix) problems.add('prefix-bytes', 'error', { byte: 0, found: prefix });
			else if (shift > 0) problems.add('trailing-bytes', 'warning', { byte: start + end.size, found: shift });
			if (end.end < source.size)
				problems.add('trailing-bytes', 'warning', { byte: end.end, found: source.size - end.end });
			return { records: withNeighbours(records, start), prefix };
		}
		problems.list.splice(0, problems.list.length, ...scratch);
	}
	return undefined;
}
