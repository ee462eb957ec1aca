import { decodeUtf8 } from '../../checkpoint/pickle/text.ts';

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
	/** The bytes end: where an opcode was to be read, before an argument of one byte, or inside a number of `bytes`. */
	| { readonly kind: 'end'; readonly where: 'between' | 'byte'; readonly at: number }
	| { readonly kind: 'end'; readonly where: 'number'; readonly bytes: number; readonly at: number }
	/** It takes from an empty stack or memo, or its text is no UTF-8; what Python says then is not told beforehand. */
	| { readonly kind: 'other'; readonly at: number }
	/** STOP: one whole pickle; `next` is the byte after it. */
	| { readonly kind: 'stop'; readonly next: number };

/** Values on the stack that an opcode needs, and by how many there are more or fewer then. */
const EFFECTS = new Map<number, readonly [needs: number, change: number]>([
	...Array.from(')]}NKMJGXUc\x88\x89\x8a\x8f', (c) => [c.charCodeAt(0), [0, 1]] as const),
	...Array.from('qr\x85Q.', (c) => [c.charCodeAt(0), [1, 0]] as const),
	...Array.from('aRb\x81\x86', (c) => [c.charCodeAt(0), [2, -1]] as const),
	...Array.from('s\x87', (c) => [c.charCodeAt(0), [3, -2]] as const),
]);

/** How much is on the stack, as long as that is easily told: until the first MARK or memo entry. */
class Depth {
	#depth = 0;
	#told = true;

	/** Whether the opcode takes what is not there. */
	underflows(letter: string, code: number): boolean {
		if (!this.#told) return false;
		if ('hjeut'.includes(letter)) return true;
		const [needs, change] = EFFECTS.get(code) ?? [0, 0];
		if (needs > this.#depth) return true;
		this.#depth += change;
		if ('(qr'.includes(letter)) this.#told = false;
		return false;
	}
}

/** @param refuses whether this name is not on torch's list */
export function firstRefusal(
	bytes: Uint8Array,
	start: number,
	refuses: (module: string, name: string) => boolean,
): FirstRefusal {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = new TextDecoder();
	let at = start;
	const depth = new Depth();
	// torch cuts a line's last character off, whether it is a line end or the bytes' end came before
	const line = (): string => {
		const end = bytes.indexOf(10, at);
		const stop = end < 0 ? bytes.length : end + 1;
		const found = text.decode(bytes.subarray(at, Math.max(at, stop - 1)));
		at = stop;
		return found;
	};
	while (at < bytes.length) {
		const opcodeAt = at;
		const code = bytes[at++] ?? 0;
		if (!KNOWN.has(code)) return { kind: 'operand', code, at: opcodeAt };
		const letter = String.fromCharCode(code);
		if (depth.underflows(letter, code)) return { kind: 'other', at: opcodeAt };
		if (letter === '.') return { kind: 'stop', next: at };
		if (letter === 'c') {
			const module = line();
			const name = line();
			if (refuses(module, name)) return { kind: 'global', module, name, at: opcodeAt };
			continue;
		}
		const fixed = letter === 'X' ? 4 : BYTE.includes(letter) || code === 0x8a ? 1 : (FIXED[letter] ?? 0);
		if (at + fixed > bytes.length) {
			return fixed === 1
				? { kind: 'end', where: 'byte', at: opcodeAt }
				: { kind: 'end', where: 'number', bytes: fixed, at: opcodeAt };
		}
		// a text cut short is taken as it is, and only the next opcode is missed
		if (letter === 'X') {
			const length = view.getUint32(at, true);
			if (decodeUtf8(bytes.subarray(at + 4, at + 4 + length)) === undefined) return { kind: 'other', at: opcodeAt };
			at += length;
		} else if (letter === 'U' || code === 0x8a) at += bytes[at] ?? 0;
		at += fixed;
	}
	return { kind: 'end', where: 'between', at };
}
