/** Eight bytes a step: table k holds the CRC of a byte with k zero bytes behind it. */
const TABLES = makeTables();

function makeTables(): readonly Int32Array[] {
	const tables = Array.from({ length: 8 }, () => new Int32Array(256));
	for (let n = 0; n < 256; n++) {
		let c = n;
		// zip's polynomial, bits reversed
		for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xed_b8_83_20 : c >>> 1;
		(tables[0] as Int32Array)[n] = c;
	}
	for (let k = 1; k < 8; k++) {
		for (let n = 0; n < 256; n++) {
			const c = (tables[k - 1] as Int32Array)[n] as number;
			(tables[k] as Int32Array)[n] = (c >>> 8) ^ ((tables[0] as Int32Array)[c & 255] as number);
		}
	}
	return tables;
}

/** Zip's CRC-32 of `bytes`, continuing `crc`, the CRC of what came before them. Unsigned. */
export function crc32(bytes: Uint8Array, crc = 0): number {
	const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as unknown as [
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
		Int32Array,
	];
	let c = ~crc;
	let i = 0;
	for (const end = bytes.length - 7; i < end; i += 8) {
		const low =
			c ^
			((bytes[i] as number) |
				((bytes[i + 1] as number) << 8) |
				((bytes[i + 2] as number) << 16) |
				((bytes[i + 3] as number) << 24));
		c =
			(t7[low & 255] as number) ^
			(t6[(low >>> 8) & 255] as number) ^
			(t5[(low >>> 16) & 255] as number) ^
			(t4[low >>> 24] as number) ^
			(t3[bytes[i + 4] as number] as number) ^
			(t2[bytes[i + 5] as number] as number) ^
			(t1[bytes[i + 6] as number] as number) ^
			(t0[bytes[i + 7] as number] as number);
	}
	for (; i < bytes.length; i++) c = (c >>> 8) ^ (t0[(c ^ (bytes[i] as number)) & 255] as number);
	return ~c >>> 0;
}
