import { indexOf, lastIndexOf, u64, viewOf } from '../bytes.ts';

const EOCD = [0x50, 0x4b, 5, 6];
const EOCD64 = [0x50, 0x4b, 6, 6];
const LOCATOR64 = [0x50, 0x4b, 6, 7];
/** Bytes of the end record, of zip64's end record and of its locator. */
const END = 22;
const END64 = 56;
const LOCATOR = 20;
/** Bytes of a directory's entry without its name. */
const ENTRY = 46;

/** Why miniz, and so PyTorch, refuses an archive, in its words. */
export type Refusal =
	| 'unsupported multidisk archive'
	| 'too many files'
	| 'unsupported central directory size'
	| 'invalid header or archive is corrupted'
	| 'not a ZIP archive';

/** Where the central directory is. */
export interface End {
	readonly count: number;
	readonly size: number;
	/** As written; a prefix before the archive shifts it. */
	readonly offset: number;
	/** Where the end record begins, which is where the directory ends. */
	readonly at: number;
	/** The byte after the end record and its comment. */
	readonly end: number;
	/** `missing`: there is no end record, only zip64's. `wrong`: there is one, which PyTorch does not heed. */
	readonly damaged?: 'missing' | 'wrong';
	readonly refusal?: Refusal | undefined;
	/** What the plain record says, where zip64's says otherwise. */
	readonly plain?: Numbers;
}

interface Numbers extends Pick<End, 'count' | 'size' | 'offset' | 'at'> {
	readonly refusal: Refusal | undefined;
}

/** The numbers of this disk and of the directory's; some writers count from 1. */
const isSpread = (disk: number, directory: number) =>
	(disk !== 0 || directory !== 0) && (disk !== 1 || directory !== 1);

/** What miniz looks at in zip64's end record, in its order; `disks` is the locator's count. */
function refusal64(view: DataView, at: number, disks: number, size: number): Refusal | undefined {
	const here = u64(view, at + 24);
	const count = u64(view, at + 32);
	const bytes = u64(view, at + 40);
	if (u64(view, at + 4) < END64 - 12) return 'invalid header or archive is corrupted';
	if (disks !== 1) return 'unsupported multidisk archive';
	if (count >= 2 ** 32 || here >= 2 ** 32) return 'too many files';
	if (bytes >= 2 ** 32) return 'unsupported central directory size';
	if (count !== here || isSpread(view.getUint32(at + 16, true), view.getUint32(at + 20, true))) {
		return 'unsupported multidisk archive';
	}
	return bytes < count * ENTRY || u64(view, at + 48) + bytes > size
		? 'invalid header or archive is corrupted'
		: undefined;
}

function zip64At(tail: Uint8Array, at: number, base: number, disks: number, size: number): Numbers | undefined {
	if (at < 0 || at + END64 > tail.length || indexOf(tail.subarray(at, at + 4), EOCD64) !== 0) return undefined;
	const view = viewOf(tail);
	const refusal = refusal64(view, at, disks, size);
	return { count: u64(view, at + 32), size: u64(view, at + 40), offset: u64(view, at + 48), at: base + at, refusal };
}

/** Zip64's end record before the plain one at `i`: beside it as torch writes it, else where its locator says. */
function zip64Before(tail: Uint8Array, i: number, base: number, size: number): Numbers | undefined {
	const at = i - LOCATOR;
	if (at < 0 || indexOf(tail.subarray(at, at + 4), LOCATOR64) !== 0) return undefined;
	const view = viewOf(tail);
	const place = u64(view, at + 8);
	const disks = view.getUint32(at + 16, true);
	const found = zip64At(tail, at - END64, base, disks, size) ?? zip64At(tail, place - base, base, disks, size);
	return found && place > size - END64 ? { ...found, refusal: 'not a ZIP archive' } : found;
}

/** The end record in the file's last bytes; undefined where there is none. */
export function findEnd(tail: Uint8Array, base: number, size: number): End | undefined {
	const view = viewOf(tail);
	let second: End | undefined;
	for (let i = lastIndexOf(tail, EOCD); i >= 0; i = i > 0 ? lastIndexOf(tail, EOCD, i - 1) : -1) {
		if (i + END > tail.length) continue;
		const end = base + i + END + view.getUint16(i + 20, true);
		const here = view.getUint16(i + 8, true);
		const plain: Numbers = {
			count: view.getUint16(i + 10, true),
			size: view.getUint32(i + 12, true),
			offset: view.getUint32(i + 16, true),
			at: base + i,
			refusal:
				here !== view.getUint16(i + 10, true) || isSpread(view.getUint16(i + 4, true), view.getUint16(i + 6, true))
					? 'unsupported multidisk archive'
					: undefined,
		};
		// torch writes zip64 records always, and miniz heeds no other where there are such
		const zip64 = zip64Before(tail, i, base, size);
		const wide = plain.count === 0xffff || plain.size === 0xffffffff || plain.offset === 0xffffffff;
		const chosen = zip64 && (wide || !zip64.refusal) ? zip64 : plain;
		const wrong = !wide && zip64 && (['count', 'size', 'offset'] as const).some((k) => chosen[k] !== plain[k]);
		const found: End = {
			...chosen,
			at: zip64?.at ?? plain.at,
			end: Math.min(end, size),
			...((end > size || wrong) && { damaged: 'wrong' }),
			...(wrong && { plain }),
			refusal: (zip64 ?? plain).refusal,
		};
		// the signature may stand in a comment or in data: then it is not followed by the file's end or by a directory
		if (end <= size && found.size <= found.at && found.count * ENTRY <= found.size) return found;
		second ??= found;
	}
	// the last 22 bytes are lost, but torch's zip64 record before them says the same
	const zip64 = zip64At(tail, lastIndexOf(tail, EOCD64), base, 1, size);
	return zip64 && (!second || second.at < zip64.at) ? { ...zip64, end: size, damaged: 'missing' } : second;
}
