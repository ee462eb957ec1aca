import { latin1, u64, viewOf } from '../bytes.ts';
import { asInt, decodeLong, decodeUtf8, rawUnicodeEscape, unquote } from './text.ts';

/** What stands behind an opcode. */
export type PickleArgument =
	| boolean
	| number
	| bigint
	| string
	| Uint8Array
	| { readonly kind: 'float'; readonly value: number };

/** One instruction of a pickle. */
export interface PickleOp {
	/** Its first byte. */
	readonly at: number;
	/** Bytes with its argument. */
	readonly length: number;
	readonly code: number;
	/** As Python's `pickletools` calls it. */
	readonly name: string;
	/** Of GLOBAL and INST the module and the name with a space between. */
	readonly argument?: PickleArgument;
}

export interface PickleListing {
	readonly ops: readonly PickleOp[];
	/** The byte after STOP, or where the listing breaks off. */
	readonly end: number;
	/** Whether STOP was reached. */
	readonly complete: boolean;
}

/** How an argument is written; a digit is a count of bytes. */
type Form =
	| 'u1'
	| 'u2'
	| 'u4'
	| 'u8'
	| 'i4'
	| 'f8'
	| 'long1'
	| 'long4'
	| 'bytes1'
	| 'bytes4'
	| 'bytes8'
	| 'latin1'
	| 'latin4'
	| 'text1'
	| 'text4'
	| 'text8'
	| 'int-line'
	| 'long-line'
	| 'float-line'
	| 'quoted-line'
	| 'escaped-line'
	| 'line'
	| 'two-lines';

// every opcode of protocols 0 to 5, as in CPython's Lib/pickletools.py: byte, name, and how its argument is written
const TABLE: Readonly<Record<number, readonly [name: string, form?: Form]>> = {
	40: ['MARK'],
	41: ['EMPTY_TUPLE'],
	46: ['STOP'],
	48: ['POP'],
	49: ['POP_MARK'],
	50: ['DUP'],
	66: ['BINBYTES', 'bytes4'],
	67: ['SHORT_BINBYTES', 'bytes1'],
	70: ['FLOAT', 'float-line'],
	71: ['BINFLOAT', 'f8'],
	73: ['INT', 'int-line'],
	74: ['BININT', 'i4'],
	75: ['BININT1', 'u1'],
	76: ['LONG', 'long-line'],
	77: ['BININT2', 'u2'],
	78: ['NONE'],
	80: ['PERSID', 'line'],
	81: ['BINPERSID'],
	82: ['REDUCE'],
	83: ['STRING', 'quoted-line'],
	84: ['BINSTRING', 'latin4'],
	85: ['SHORT_BINSTRING', 'latin1'],
	86: ['UNICODE', 'escaped-line'],
	88: ['BINUNICODE', 'text4'],
	93: ['EMPTY_LIST'],
	97: ['APPEND'],
	98: ['BUILD'],
	99: ['GLOBAL', 'two-lines'],
	100: ['DICT'],
	101: ['APPENDS'],
	103: ['GET', 'int-line'],
	104: ['BINGET', 'u1'],
	105: ['INST', 'two-lines'],
	106: ['LONG_BINGET', 'u4'],
	108: ['LIST'],
	111: ['OBJ'],
	112: ['PUT', 'int-line'],
	113: ['BINPUT', 'u1'],
	114: ['LONG_BINPUT', 'u4'],
	115: ['SETITEM'],
	116: ['TUPLE'],
	117: ['SETITEMS'],
	125: ['EMPTY_DICT'],
	128: ['PROTO', 'u1'],
	129: ['NEWOBJ'],
	130: ['EXT1', 'u1'],
	131: ['EXT2', 'u2'],
	132: ['EXT4', 'i4'],
	133: ['TUPLE1'],
	134: ['TUPLE2'],
	135: ['TUPLE3'],
	136: ['NEWTRUE'],
	137: ['NEWFALSE'],
	138: ['LONG1', 'long1'],
	139: ['LONG4', 'long4'],
	140: ['SHORT_BINUNICODE', 'text1'],
	141: ['BINUNICODE8', 'text8'],
	142: ['BINBYTES8', 'bytes8'],
	143: ['EMPTY_SET'],
	144: ['ADDITEMS'],
	145: ['FROZENSET'],
	146: ['NEWOBJ_EX'],
	147: ['STACK_GLOBAL'],
	148: ['MEMOIZE'],
	149: ['FRAME', 'u8'],
	150: ['BYTEARRAY8', 'bytes8'],
	151: ['NEXT_BUFFER'],
	152: ['READONLY_BUFFER'],
};

/** Reads arguments one after the other; undefined where the bytes end or make no sense. */
class Reader {
	at: number;
	readonly #bytes: Uint8Array;
	readonly #view: DataView;

	constructor(bytes: Uint8Array, at: number) {
		this.#bytes = bytes;
		this.#view = viewOf(bytes);
		this.at = at;
	}

	#take(length: number): number | undefined {
		const { at } = this;
		if (!(at + length <= this.#bytes.length)) return undefined;
		this.at += length;
		return at;
	}

	#run(length: number | undefined): Uint8Array | undefined {
		const at = length === undefined ? undefined : this.#take(length);
		return at === undefined ? undefined : this.#bytes.subarray(at, this.at);
	}

	#number(form: 'u1' | 'u2' | 'u4' | 'u8' | 'i4'): number | undefined {
		const at = this.#take(Number(form[1]));
		if (at === undefined) return undefined;
		if (form === 'u1') return this.#view.getUint8(at);
		if (form === 'u2') return this.#view.getUint16(at, true);
		if (form === 'u8') return u64(this.#view, at);
		return form === 'u4' ? this.#view.getUint32(at, true) : this.#view.getInt32(at, true);
	}

	#sized(bytes: 1 | 4 | 8): Uint8Array | undefined {
		return this.#run(this.#number(`u${bytes}`));
	}

	#line(): string | undefined {
		const end = this.#bytes.indexOf(10, this.at);
		if (end < 0) return undefined;
		const line = this.#run(end - this.at);
		this.at++;
		return line && latin1(line);
	}

	#text(bytes: Uint8Array | undefined): string | undefined {
		return bytes && decodeUtf8(bytes);
	}

	read(form: Form): PickleArgument | undefined {
		switch (form) {
			case 'u1':
			case 'u2':
			case 'u4':
			case 'u8':
			case 'i4':
				return this.#number(form);
			case 'f8': {
				const at = this.#take(8);
				return at === undefined ? undefined : { kind: 'float', value: this.#view.getFloat64(at, false) };
			}
			case 'long1':
			case 'long4': {
				const run = this.#sized(form === 'long1' ? 1 : 4);
				return run && decodeLong(run);
			}
			case 'bytes1':
				return this.#sized(1);
			case 'bytes4':
				return this.#sized(4);
			case 'bytes8':
				return this.#sized(8);
			case 'latin1':
			case 'latin4': {
				const run = this.#sized(form === 'latin1' ? 1 : 4);
				return run && latin1(run);
			}
			case 'text1':
				return this.#text(this.#sized(1));
			case 'text4':
				return this.#text(this.#sized(4));
			case 'text8':
				return this.#text(this.#sized(8));
			case 'int-line':
			case 'long-line':
			case 'float-line':
				return numberOf(form, this.#line());
			case 'quoted-line': {
				const run = unquote(this.#line()?.trim() ?? '');
				return run && latin1(run);
			}
			case 'escaped-line': {
				const line = this.#line();
				return line === undefined ? undefined : rawUnicodeEscape(line);
			}
			case 'line':
				return this.#line();
			case 'two-lines': {
				const module = this.#line();
				const name = this.#line();
				return name === undefined ? undefined : `${module} ${name}`;
			}
		}
	}
}

function numberOf(form: 'int-line' | 'long-line' | 'float-line', line: string | undefined): PickleArgument | undefined {
	if (line === undefined) return undefined;
	if (form === 'float-line') {
		const text = line
			.trim()
			.toLowerCase()
			.replace(/^([+-]?)inf(inity)?$/, '$1Infinity');
		const value = Number(text);
		return Number.isNaN(value) && text !== 'nan' ? undefined : { kind: 'float', value };
	}
	// INT also spells the booleans
	if (form === 'int-line' && /^0[01]$/.test(line)) return line === '01';
	const digits = (form === 'long-line' ? line.replace(/L$/, '') : line).trim();
	return /^[+-]?\d+$/.test(digits) ? asInt(BigInt(digits.replace(/^\+/, ''))) : undefined;
}

/** Instructions that are listed at most; a pickle of a million is nothing to read. */
const MOST = 100_000;

/**
 * Lists a pickle's instructions, as Python's `pickletools.genops` does: nothing is run, not even inertly.
 *
 * @param start the pickle's first byte
 * @returns what stands before STOP, or before the first byte that is no instruction
 */
export function listPickle(bytes: Uint8Array, start = 0): PickleListing {
	const reader = new Reader(bytes, start);
	const ops: PickleOp[] = [];
	while (reader.at < bytes.length && ops.length < MOST) {
		const { at } = reader;
		const code = bytes[at] as number;
		const [name, form] = TABLE[code] ?? [];
		if (!name) return { ops, end: at, complete: false };
		reader.at++;
		const argument = form && reader.read(form);
		if (form && argument === undefined) return { ops, end: at, complete: false };
		ops.push({ at, length: reader.at - at, code, name, ...(argument !== undefined && { argument }) });
		if (name === 'STOP') return { ops, end: reader.at, complete: true };
	}
	return { ops, end: reader.at, complete: false };
}
