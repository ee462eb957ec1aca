import { ByteWriter } from './byte-writer.ts';
import type { Part, Slice } from './parts.ts';
import { utf8 } from './text.ts';

/** One file of a torch archive, CRC known. */
export interface ZipEntry {
	/** With the root folder: `archive/data/0`. */
	readonly name: string;
	readonly data: Part;
	readonly crc32: number;
	/** 0 stored, 8 deflated; stored when not given. */
	readonly method?: number;
	/** Bytes once inflated; those of `data` when it is stored. */
	readonly size?: number;
}

/** torch begins every record's data on a multiple of this, so that files can be mapped. */
export const ALIGNMENT = 64;
/** From here on a size or offset stands in a zip64 field. */
const ZIP64 = 0xffff_ffff;
/** UTF-8 names; a data descriptor follows the data (torch sets that bit unless there is no data). */
const UTF8 = 0x0800;
const DESCRIPTOR = 0x0008;
/** Made by Unix, zip 3.0; needs 4.5 for zip64: what PyTorch's writer puts into the end record. */
const MADE_BY = 0x031e;
const NEEDS_ZIP64 = 45;

interface Placed {
	readonly entry: ZipEntry;
	readonly name: Uint8Array;
	readonly headerOffset: number;
	readonly size: number;
	readonly stored: number;
}

/** The zip64 extra field with those of the numbers that do not fit 32 bits; empty when all do. */
function zip64Extra({ size, stored, headerOffset }: Placed): Uint8Array {
	if (size < ZIP64 && stored < ZIP64 && headerOffset < ZIP64) return new Uint8Array(0);
	const wide = size >= ZIP64 || stored >= ZIP64;
	const body = new ByteWriter();
	if (wide) body.u64(size).u64(stored);
	if (headerOffset >= ZIP64) body.u64(headerOffset);
	return new ByteWriter().u16(1).u16(body.length).bytes(body.done()).done();
}

/** `FB`, a length and Zs, so that what follows begins on a multiple of {@link ALIGNMENT}. */
function padding(at: number): Uint8Array {
	const length = (ALIGNMENT - ((at + 4) % ALIGNMENT)) % ALIGNMENT;
	return new ByteWriter().ascii('FB').u16(length).ascii('Z'.repeat(length)).done();
}

function flagsOf(placed: Placed): number {
	return placed.stored ? UTF8 | DESCRIPTOR : UTF8;
}

function localHeader(placed: Placed): Uint8Array {
	const wide = zip64Extra(placed);
	const pad = padding(placed.headerOffset + 30 + placed.name.length + wide.length);
	return new ByteWriter()
		.u32(0x04034b50)
		.u16(0)
		.u16(flagsOf(placed))
		.u16(placed.entry.method ?? 0)
		.u32(0) // no time, no date: the same input gives the same file
		.u32(0) // the CRC and both sizes follow in the descriptor
		.u32(0)
		.u32(0)
		.u16(placed.name.length)
		.u16(wide.length + pad.length)
		.bytes(placed.name)
		.bytes(wide)
		.bytes(pad)
		.done();
}

function descriptor(placed: Placed): Uint8Array {
	const out = new ByteWriter().u32(0x08074b50).u32(placed.entry.crc32);
	if (zip64Extra(placed).length) return out.u64(placed.stored).u64(placed.size).done();
	return out.u32(placed.stored).u32(placed.size).done();
}

const clip = (n: number) => Math.min(n, ZIP64);

function directoryEntry(out: ByteWriter, placed: Placed): void {
	const wide = zip64Extra(placed);
	const sizes = placed.size >= ZIP64 || placed.stored >= ZIP64;
	out
		.u32(0x02014b50)
		.u32(0)
		.u16(flagsOf(placed))
		.u16(placed.entry.method ?? 0)
		.u32(0)
		.u32(placed.entry.crc32)
		.u32(sizes ? ZIP64 : placed.stored)
		.u32(sizes ? ZIP64 : placed.size)
		.u16(placed.name.length)
		.u16(wide.length)
		.u16(0)
		.u32(0) // no comment, disk 0, no attributes
		.u32(0)
		.u32(clip(placed.headerOffset))
		.bytes(placed.name)
		.bytes(wide);
}

/** The zip64 end record and its locator, which PyTorch writes even into small files, and the plain end record. */
function endRecords(out: ByteWriter, count: number, start: number): void {
	const size = out.length;
	const end = start + size;
	out.u32(0x06064b50).u64(44).u16(MADE_BY).u16(NEEDS_ZIP64).u32(0).u32(0).u64(count).u64(count).u64(size).u64(start);
	out.u32(0x07064b50).u32(0).u64(end).u32(1);
	const few = Math.min(count, 0xffff);
	out.u32(0x06054b50).u32(0).u16(few).u16(few).u32(clip(size)).u32(clip(start)).u16(0);
}

/**
 * A zip as PyTorch's own writer lays it out, byte for byte: stored entries whose data begins on a multiple of 64
 * bytes, descriptors behind the data, a zip64 end. PyTorch ≥ 2.7 computes offsets from this layout instead of
 * reading the headers.
 */
export function zipParts(entries: readonly ZipEntry[]): Part[] {
	const parts: Part[] = [];
	const directory = new ByteWriter();
	let at = 0;
	const push = (part: Uint8Array | Slice) => {
		parts.push(part);
		at += part.length;
	};
	for (const entry of entries) {
		const stored = entry.data.length;
		const placed: Placed = { entry, name: utf8(entry.name), headerOffset: at, stored, size: entry.size ?? stored };
		push(localHeader(placed));
		if (stored) {
			push(entry.data);
			push(descriptor(placed));
		}
		directoryEntry(directory, placed);
	}
	endRecords(directory, entries.length, at);
	push(directory.done());
	return parts;
}
