import { viewOf } from '../bytes.ts';
import { CheckpointError } from '../error.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import { decodeName, zip64Sizes } from './directory.ts';

/** Bytes of a local header before its name. */
export const LOCAL = 30;
/** Read at once with the header: its name and torch's padding, and often a record of a few bytes behind them. */
const AHEAD = 256;
/** torch pads an entry's extra field so that its data begins on a multiple of this. */
const ALIGNMENT = 64;

export interface LocalHeader {
	readonly name: string;
	readonly flags: number;
	readonly method: number;
	readonly crc32: number;
	readonly size: number;
	readonly storedSize: number;
	readonly dataOffset: number;
}

/** The local header at a byte; undefined where there is none. */
export async function readLocal(source: Source, at: number, signal?: AbortSignal): Promise<LocalHeader | undefined> {
	const head = await source.read(at, LOCAL + AHEAD, signal);
	if (head.length < LOCAL) return undefined;
	const view = viewOf(head);
	if (view.getUint32(0, true) !== 0x04034b50) return undefined;
	const nameLength = view.getUint16(26, true);
	const length = nameLength + view.getUint16(28, true);
	const rest = length <= AHEAD ? head.subarray(LOCAL, LOCAL + length) : await source.read(at + LOCAL, length, signal);
	if (rest.length < length) return undefined;
	const wide = zip64Sizes(rest.subarray(nameLength));
	const raw = [22, 18].map((o) => view.getUint32(o, true)) as [number, number];
	return {
		name: decodeName(rest.subarray(0, nameLength)),
		flags: view.getUint16(6, true),
		method: view.getUint16(8, true),
		crc32: view.getUint32(14, true),
		size: wide(raw[0] === 0xffffffff, raw[0]),
		storedSize: wide(raw[1] === 0xffffffff, raw[1]),
		dataOffset: at + LOCAL + length,
	};
}

/** Where a record's data would begin if its local header were whole, in torch's layout and in the plain one. */
function guesses(record: RecordInfo): number[] {
	const plain = (record.headerOffset as number) + LOCAL + new TextEncoder().encode(record.name).length;
	return [Math.ceil((plain + 4) / ALIGNMENT) * ALIGNMENT, plain];
}

/** Whether an entry's data ends here: a descriptor with its sizes, or the next header. */
async function endsAt(record: RecordInfo, end: number, signal?: AbortSignal): Promise<boolean> {
	const bytes = await record.source.read(end, 16, signal);
	if (bytes.length < 4) return false;
	const view = viewOf(bytes);
	const signature = view.getUint32(0, true);
	if (signature === 0x08074b50 && bytes.length === 16) return view.getUint32(8, true) === record.storedSize % 2 ** 32;
	return signature === 0x04034b50 || signature === 0x02014b50;
}

/** What may follow an entry's data: nothing, or a descriptor with sizes of 32 or 64 bits. */
const DESCRIPTORS = [0, 16, 24];

/** Whether the data, if it ends here, leaves room for a descriptor and no more before what the directory has next. */
const fills = ({ nextOffset }: RecordInfo, end: number): boolean =>
	nextOffset !== undefined && DESCRIPTORS.includes(nextOffset - end);

/** How the local header stands to the directory's entry; `differs` is one that PyTorch takes as it is. */
export type HeaderState = 'ok' | 'differs' | 'guessed' | 'lost';

/**
 * Finds where a zip entry's data begins and keeps it in `record.dataOffset`. With a damaged local header the place is
 * worked out and confirmed by what follows the data or has to by the directory (`guessed`, or `differs` where its signature stands), or is not
 * known (`lost`).
 */
export async function locateEntry(record: RecordInfo, signal?: AbortSignal): Promise<HeaderState> {
	if (record.headerOffset === null) return 'ok';
	const local = await readLocal(record.source, record.headerOffset, signal);
	const end = record.source.size;
	if (local && local.name === record.name && local.dataOffset + record.storedSize <= end) {
		record.dataOffset = local.dataOffset;
		return local.method === record.method && !(local.flags & 1) ? 'ok' : 'differs';
	}
	for (const at of [...(local ? [local.dataOffset] : []), ...guesses(record)]) {
		const dataEnd = at + record.storedSize;
		if (dataEnd <= end && (fills(record, dataEnd) || (await endsAt(record, dataEnd, signal)))) {
			record.dataOffset = at;
			return local ? 'differs' : 'guessed';
		}
	}
	return 'lost';
}

/** Where the record's data begins in `record.source`. @throws CheckpointError `damaged` where that cannot be known */
export async function locateRecord(record: RecordInfo, signal?: AbortSignal): Promise<number> {
	if (record.dataOffset === null && (await locateEntry(record, signal)) === 'lost') {
		throw new CheckpointError(
			'damaged',
			`${record.name}: the local header at byte ${record.headerOffset} is damaged and its data cannot be found`,
		);
	}
	return record.dataOffset as number;
}
