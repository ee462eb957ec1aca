import { describe, expect, it } from 'vitest';
import { type Checkpoint, openCheckpoint, type Source, tensorChunks } from './index.ts';
import { makeZip, statePickle } from './zip.testing.ts';

/** A source of parts with holes of zeros between: a file of many gigabytes that takes no memory. Counts what is read. */
function sparseSource(
	parts: { at: number; bytes: Uint8Array }[],
	size: number,
): Source & { reads: [number, number][] } {
	const reads: [number, number][] = [];
	return {
		name: 'large.pth',
		size,
		reads,
		async read(offset, length) {
			const end = Math.min(size, offset + length);
			reads.push([offset, end - offset]);
			const out = new Uint8Array(Math.max(0, end - offset));
			for (const { at, bytes } of parts) {
				const from = Math.max(at, offset);
				const to = Math.min(at + bytes.length, end);
				if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset);
			}
			return out;
		},
	};
}

/** Tensors like a 7 B language model's, 363 of them, together 4.57 GB as torch.save would lay them out. */
const SHAPES: [string, number[]][] = Array.from({ length: 363 }, (_, i) => [
	`model.layers.${Math.floor(i / 11)}.block.${i % 11}.weight`,
	i % 11 === 0 ? [3_200, 10_100] : [1_000 + i, 97],
]);

/**
 * torch.save's layout with the data left out: entries are written by `makeZip` without data, and every offset after a
 * tensor is moved on by its bytes.
 */
function sparseZip(): { source: ReturnType<typeof sparseSource>; size: number } {
	const sizes = SHAPES.map(([, shape]) => shape.reduce((a, b) => a * b, 1) * 4);
	const small = makeZip(
		[
			['m/data.pkl', statePickle(SHAPES)],
			['m/byteorder', 'little'],
			...SHAPES.map((_, i) => [`m/data/${i}`, ''] as [string, string]),
			['m/version', '3\n'],
		],
		{ torch: true, zip64: true },
	);
	const view = new DataView(small.buffer, small.byteOffset, small.length);
	const u64 = (at: number) => Number(view.getBigUint64(at, true));
	const eocd64 = small.length - 22 - 20 - 56;
	let entry = u64(eocd64 + 48);
	const parts: { at: number; bytes: Uint8Array }[] = [];
	let moved = 0;
	let copied = 0;
	while (view.getUint32(entry, true) === 0x02014b50) {
		const name = new TextDecoder().decode(small.subarray(entry + 46, entry + 46 + view.getUint16(entry + 28, true)));
		const extra = entry + 46 + view.getUint16(entry + 28, true);
		const local = u64(extra + 20);
		view.setBigUint64(extra + 20, BigInt(local + moved), true);
		const index = /data\/(\d+)$/.exec(name)?.[1];
		if (index !== undefined) {
			const size = sizes[Number(index)] as number;
			view.setBigUint64(extra + 4, BigInt(size), true);
			view.setBigUint64(extra + 12, BigInt(size), true);
			const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
			parts.push({ at: copied + moved, bytes: small.subarray(copied, data) });
			copied = data;
			moved += size;
		}
		entry = extra + 28;
	}
	view.setBigUint64(eocd64 + 48, BigInt(u64(eocd64 + 48) + moved), true);
	view.setBigUint64(eocd64 + 56 + 8, BigInt(eocd64 + moved), true);
	parts.push({ at: copied + moved, bytes: small.subarray(copied) });
	const size = small.length + moved;
	return { source: sparseSource(parts, size), size };
}

function expectAll(checkpoint: Checkpoint): void {
	expect(checkpoint.problems.filter((p) => p.severity === 'error')).toEqual([]);
	expect(checkpoint.tensors.map((t) => [t.path[0], t.shape])).toEqual(SHAPES);
	expect(checkpoint.storages.every((s) => s.record?.size === s.bytes)).toBe(true);
}

describe('listing a file of gigabytes', () => {
	it('reads its directory and its pickle: under 0.01 % of a zip of 4.6 GB, in a handful of reads', async () => {
		const { source, size } = sparseZip();
		expect(size).toBeGreaterThan(4.3e9);
		const checkpoint = await openCheckpoint(source);
		expectAll(checkpoint);
		expect(checkpoint.cost.bytes).toBe(source.reads.reduce((n, [, length]) => n + length, 0));
		expect(checkpoint.cost.bytes).toBeLessThan(size / 10_000);
		expect(checkpoint.cost.reads).toBeLessThanOrEqual(6);
	});

	it('lets one tensor beyond 4 GiB be read alone', async () => {
		const { source } = sparseZip();
		const checkpoint = await openCheckpoint(source);
		const last = checkpoint.tensors.at(-1);
		if (!last) throw new Error('no tensor');
		const before = source.reads.length;
		let bytes = 0;
		for await (const chunk of tensorChunks(last)) bytes += chunk.length;
		expect(bytes).toBe(1362 * 97 * 4);
		expect(source.reads.slice(before).length).toBeLessThanOrEqual(3);
		expect(last.storage?.record?.dataOffset).toBeGreaterThan(2 ** 32);
	});

	it('adds up the sizes of a legacy file instead of asking for each: no read per storage', async () => {
		const pickles = legacyHead();
		const total = SHAPES.reduce((n, [, shape]) => n + 8 + shape.reduce((a, b) => a * b, 1) * 4, pickles.length);
		const source = sparseSource([{ at: 0, bytes: pickles }], total);
		const checkpoint = await openCheckpoint(source);
		expect(checkpoint.format).toBe('legacy');
		expectAll(checkpoint);
		expect(source.reads.length).toBeLessThanOrEqual(4);
		expect(checkpoint.cost.bytes).toBeLessThan(total / 10_000);
	});
});

/** The pickles of a legacy file: magic number, version, system, the state, the keys. */
function legacyHead(): Uint8Array {
	const raw = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
	const keys = SHAPES.map((_, i) => `X${String.fromCharCode(String(i).length)}\0\0\0${i}`).join('');
	return Buffer.concat([
		raw('\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.'),
		raw('\x80\x02M\xe9\x03.'),
		raw('\x80\x02}X\x0d\0\0\0little_endian\x88s.'),
		statePickle(SHAPES),
		raw(`\x80\x02](${keys}e.`),
	]);
}
