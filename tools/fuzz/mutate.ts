/** A small seeded generator (mulberry32): the same seed gives the same files on every machine. */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Bytes that mean much somewhere: opcodes, signs, sizes, zip and protocol marks. */
const TELLING = Uint8Array.from([
	0, 1, 2, 0x28, 0x2e, 0x51, 0x52, 0x62, 0x63, 0x7f, 0x80, 0x81, 0x85, 0x8a, 0x8b, 0x94, 0xff,
]);

function concat(parts: readonly Uint8Array[]): Uint8Array {
	const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** One to four mutations of a file: flips, telling bytes, runs, cuts, insertions, repeats, splices with another. */
export function mutate(file: Uint8Array, other: Uint8Array, next: () => number): Uint8Array {
	const below = (n: number) => Math.floor(next() * n);
	let bytes: Uint8Array = file.slice();
	for (let k = 1 + below(4); k > 0; k--) {
		const at = below(bytes.length + 1);
		const length = 1 + below(next() < 0.9 ? 16 : 4096);
		switch (below(9)) {
			case 0:
				if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << below(8));
				break;
			case 1:
				if (at < bytes.length) bytes[at] = below(256);
				break;
			case 2:
				if (at < bytes.length) bytes[at] = TELLING[below(TELLING.length)] as number;
				break;
			case 3:
				bytes.fill(next() < 0.5 ? 0 : 255, at, at + length);
				break;
			case 4:
				bytes = bytes.slice(0, at);
				break;
			case 5:
				bytes = concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
				break;
			case 6:
				bytes = concat([bytes.subarray(0, at), Uint8Array.from({ length }, () => below(256)), bytes.subarray(at)]);
				break;
			case 7:
				bytes = concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
				break;
			default: {
				const from = below(other.length + 1);
				const run = other.subarray(from, from + (next() < 0.5 ? length : other.length));
				bytes = concat([bytes.subarray(0, at), run, next() < 0.5 ? bytes.subarray(at) : new Uint8Array(0)]);
			}
		}
	}
	return bytes;
}
