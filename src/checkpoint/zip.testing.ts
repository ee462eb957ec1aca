import { crc32, deflateRawSync } from 'node:zlib';

/** How an entry of a test's zip is written. */
export interface EntryOptions {
	deflate?: boolean;
	/** As torch writes: sizes only in a descriptor after the data, data on a multiple of 64. */
	torch?: boolean;
	zip64?: boolean;
	crc?: number;
}

export interface ZipOptions extends EntryOptions {
	/** Put before the archive, which knows nothing of it. */
	prefix?: Uint8Array;
	comment?: string;
}

function bytes(...fields: [size: 2 | 4 | 8, value: number][]): Buffer {
	return Buffer.concat(
		fields.map(([size, value]) => {
			const b = Buffer.alloc(size);
			if (size === 2) b.writeUInt16LE(value);
			else if (size === 4) b.writeUInt32LE(value);
			else b.writeBigUInt64LE(BigInt(value));
			return b;
		}),
	);
}

const MAX = 0xffffffff;

/** A zip of these entries, in order; written by the specification (APPNOTE 6.3), not by the reader's code. */
export function makeZip(
	entries: [name: string, data: Uint8Array | string, options?: EntryOptions][],
	zip: ZipOptions = {},
): Uint8Array {
	const parts: Buffer[] = [];
	const central: Buffer[] = [];
	let at = 0;
	const add = (b: Buffer) => {
		parts.push(b);
		at += b.length;
	};
	for (const [name, content, own] of entries) {
		const o = { ...zip, ...own };
		const data = Buffer.from(content as Uint8Array);
		const stored = o.deflate ? deflateRawSync(data) : data;
		const crc = o.crc ?? crc32(data);
		const utf8 = Buffer.from(name);
		const offset = at;
		const method = o.deflate ? 8 : 0;
		const padding = o.torch ? (64 - ((at + 30 + utf8.length + 4) % 64)) % 64 : 0;
		const extra = o.torch
			? Buffer.concat([bytes([2, 0x4246], [2, padding]), Buffer.alloc(padding, 'Z')])
			: o.zip64
				? bytes([2, 1], [2, 16], [8, data.length], [8, stored.length])
				: Buffer.alloc(0);
		const sizes: [4, number][] = o.torch
			? [
					[4, 0],
					[4, 0],
					[4, 0],
				]
			: [
					[4, crc],
					[4, o.zip64 ? MAX : stored.length],
					[4, o.zip64 ? MAX : data.length],
				];
		const flags = o.torch ? 0x808 : 0x800;
		add(
			bytes([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], ...sizes, [2, utf8.length], [2, extra.length]),
		);
		add(utf8);
		add(extra);
		add(stored);
		if (o.torch) {
			const width = o.zip64 ? 8 : 4;
			add(bytes([4, 0x08074b50], [4, crc], [width, stored.length], [width, data.length]));
		}
		const wide = o.zip64 ? bytes([2, 1], [2, 24], [8, data.length], [8, stored.length], [8, offset]) : Buffer.alloc(0);
		central.push(
			bytes([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, method], [4, 0], [4, crc]),
			bytes([4, o.zip64 ? MAX : stored.length], [4, o.zip64 ? MAX : data.length], [2, utf8.length], [2, wide.length]),
			bytes([2, 0], [2, 0], [2, 0], [4, 0], [4, o.zip64 ? MAX : offset]),
			utf8,
			wide,
		);
	}
	const directory = Buffer.concat(central);
	const start = at;
	add(directory);
	if (zip.zip64) {
		const n = entries.length;
		const record = at;
		add(
			bytes(
				[4, 0x06064b50],
				[8, 44],
				[2, 45],
				[2, 45],
				[4, 0],
				[4, 0],
				[8, n],
				[8, n],
				[8, directory.length],
				[8, start],
			),
		);
		add(bytes([4, 0x07064b50], [4, 0], [8, record], [4, 1]));
	}
	const count = zip.zip64 ? 0xffff : entries.length;
	const comment = Buffer.from(zip.comment ?? '');
	add(bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, zip.zip64 ? MAX : directory.length]));
	add(bytes([4, zip.zip64 ? MAX : start], [2, comment.length]));
	add(comment);
	return new Uint8Array(Buffer.concat([Buffer.from(zip.prefix ?? []), ...parts]));
}

/** A pickle (protocol 2) of `{key: tensor}`: float32 tensors of these shapes, one storage each. */
export function statePickle(tensors: [key: string, shape: number[]][]): Uint8Array {
	const text = (s: string) => Buffer.concat([Buffer.from('X'), bytes([4, Buffer.byteLength(s)]), Buffer.from(s)]);
	const int = (n: number) => Buffer.concat([Buffer.from([0x8a, 8]), bytes([8, n])]);
	const tuple = (items: Buffer[]) => Buffer.concat([Buffer.from('('), ...items, Buffer.from('t')]);
	const out: Buffer[] = [Buffer.from([0x80, 2]), Buffer.from('}(')];
	for (const [i, [key, shape]] of tensors.entries()) {
		const numel = shape.reduce((a, b) => a * b, 1);
		const stride = shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1));
		const id = tuple([
			text('storage'),
			Buffer.from('ctorch\nFloatStorage\n'),
			text(String(i)),
			text('cpu'),
			int(numel),
		]);
		out.push(
			text(key),
			Buffer.from('ctorch._utils\n_rebuild_tensor_v2\n'),
			tuple([
				Buffer.concat([id, Buffer.from('Q')]),
				int(0),
				tuple(shape.map(int)),
				tuple(stride.map(int)),
				Buffer.from([0x89]),
				Buffer.from('ccollections\nOrderedDict\n)R'),
			]),
			Buffer.from('R'),
		);
	}
	out.push(Buffer.from('u.'));
	return new Uint8Array(Buffer.concat(out));
}
