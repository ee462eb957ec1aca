/** The opcodes that torch's weights_only unpickler runs; the same in 2.6 and 2.14. */
const KNOWN = new Set('cRbaesu(tN)]}JKMGXUQhjqr.'.split('').map((c) => c.charCodeAt(0)));
for (const code of [0x80, 0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8f]) KNOWN.add(code);

/** Bytes of argument that follow an opcode; those of variable length are read below. */
const FIXED: Readonly<Record<string, number>> = { J: 4, K: 1, M: 2, G: 8, h: 1, j: 4, q: 1, r: 4, '\x80': 1 };

/** Opcodes that begin by reading one byte and take it for granted. */
const BYTE = 'KhqU\x80';

/** What the weights_only unpickler says first, as far as the opcodes alone tell. */
export type FirstRefusal =
	| { readonly kind: 'operand'; readonly code: number; readonly at: number }
	| { readonly kind: 'global'; readonly module: string; readonly name: string; readonly at: number }
	/** The bytes end: between two opcodes, before an argument of one byte, or inside a longer one. */
	| { readonly kind: 'end'; readonly where: 'between' | 'byte' | 'inside'; readonly at: number }
	/** STOP: one whole pickle; `next` is the byte after it. */
	| { readonly kind: 'stop'; readonly next: number };

/** @param refuses whether this name is not on torch's list */
export function firstRefusal(
	bytes: Uint8Array,
	start: number,
	refuses: (module: string, name: string) => boolean,
): FirstRefusal {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = new TextDecoder();
	let at = start;
	const line = (): string | undefined => {
		const end = bytes.indexOf(10, at);
		if (end < 0) return undefined;
		const found = text.decode(bytes.subarray(at, end));
		at = end + 1;
		return found;
	};
	while (at < bytes.length) {
		const opcodeAt = at;
		const code = bytes[at++] ?? 0;
		if (!KNOWN.has(code)) return { kind: 'operand', code, at: opcodeAt };
		const letter = String.fromCharCode(code);
		if (letter === '.') return { kind: 'stop', next: at };
		if (letter === 'c') {
			const module = line();
			const name = line();
			if (module === undefined || name === undefined) return { kind: 'end', where: 'inside', at: opcodeAt };
			if (refuses(module, name)) return { kind: 'global', module, name, at: opcodeAt };
			continue;
		}
		let length = FIXED[letter] ?? 0;
		if (letter === 'X') length = at + 4 <= bytes.length ? 4 + view.getUint32(at, true) : 4;
		if (letter === 'U' || code === 0x8a) length = 1 + (bytes[at] ?? 0);
		if (at + length > bytes.length) {
			const single = at === bytes.length && (BYTE.includes(letter) || code === 0x8a);
			return { kind: 'end', where: single ? 'byte' : 'inside', at: opcodeAt };
		}
		at += length;
	}
	return { kind: 'end', where: 'between', at };
}
