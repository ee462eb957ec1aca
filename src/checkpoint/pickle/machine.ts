import { latin1, viewOf } from '../bytes.ts';
import { INTEGER_BYTES, NAME } from '../limits.ts';
import type { Evidence, ProblemCode } from '../problems.ts';
import { type Construction, isKind, PyDict, type PyObject, type Value } from '../values.ts';
import { weightsOnlyKnows } from './allowed.ts';
import type { Context } from './context.ts';
import { asInt, decodeLong, decodeUtf8, rawUnicodeEscape, unquote } from './text.ts';

/** Gives the value a call to a known function has, without calling anything; undefined for every other callee. */
export type Reduce = (callee: Value, args: readonly Value[]) => Value | undefined;

export interface MachineOptions {
	readonly context: Context;
	/** The pickle's record, for evidence. */
	readonly record: string;
	/** Where `bytes` begins in that record, for evidence. */
	readonly base?: number;
	readonly reduce: Reduce;
	readonly persistent: (id: Value, position: number) => Value;
}

export interface Unpickled {
	readonly value: Value | undefined;
	/** The byte after STOP, or where the pickle broke off. */
	readonly end: number;
	readonly complete: boolean;
	/** Why it broke off. */
	readonly stop?: { readonly code: ProblemCode; readonly evidence: Evidence };
	readonly protocol: number;
	/** The first opcode that `weights_only=True` does not know. */
	readonly refused?: { readonly opcode: number; readonly byte: number };
}

/** Thrown inside the machine only. */
class Stop {
	readonly code: ProblemCode;
	readonly evidence: Evidence;
	constructor(code: ProblemCode, evidence: Evidence = {}) {
		this.code = code;
		this.evidence = evidence;
	}
}

/**
 * Reads one pickle as data. Nothing it names is looked up or called; every opcode of protocols 0 to 5 is followed,
 * iteratively and within the context's budgets, and what breaks off gives the value built so far.
 */
export function unpickle(bytes: Uint8Array, start: number, options: MachineOptions): Unpickled {
	return new Machine(bytes, start, options).run();
}

/** Values that no dict takes as a key. */
function isUnhashable(key: Value): boolean {
	if (key === null || typeof key !== 'object') return false;
	return (
		key.kind === 'list' ||
		key.kind === 'dict' ||
		(key.kind === 'set' && !key.frozen) ||
		(key.kind === 'bytes' && key.mutable)
	);
}

/** What a copied value costs, in nodes. */
function weight(value: Value): number {
	if (value === null || typeof value !== 'object') return 0;
	if (value.kind === 'bytes') return value.value.length >> 6;
	if (value.kind === 'dict') return value.size;
	return 'items' in value ? value.items.length >> 2 : 0;
}

class Machine {
	readonly #bytes: Uint8Array;
	readonly #view: DataView;
	readonly #options: MachineOptions;
	readonly #context: Context;
	readonly #stack: Value[] = [];
	readonly #marks: number[] = [];
	/** Keys that come in order, as every pickler writes them, and any others. */
	readonly #memo: Value[] = [];
	readonly #sparseMemo = new Map<number, Value>();
	#at: number;
	#protocol = 0;
	/** Where the opcode being run stands. */
	#op = 0;
	#refused: { opcode: number; byte: number } | undefined;

	constructor(bytes: Uint8Array, start: number, options: MachineOptions) {
		this.#bytes = bytes;
		this.#view = viewOf(bytes);
		this.#at = start;
		this.#options = options;
		this.#context = options.context;
	}

	run(): Unpickled {
		const { base = 0, record } = this.#options;
		try {
			while (this.#step());
			const value = this.#pop();
			return this.#result({ value, complete: true });
		} catch (error) {
			if (!(error instanceof Stop)) throw error;
			const evidence = { byte: base + this.#op, ...(record && { record }), ...error.evidence };
			return this.#result({ value: this.#partial(), complete: false, stop: { code: error.code, evidence } });
		}
	}

	#result(r: Pick<Unpickled, 'value' | 'complete' | 'stop'>): Unpickled {
		return { ...r, end: this.#at, protocol: this.#protocol, ...(this.#refused && { refused: this.#refused }) };
	}

	/** What stood on the stack when the pickle broke off: open containers take what was waiting for them. */
	#partial(): Value | undefined {
		const stack = this.#stack;
		for (const mark of [...this.#marks.reverse(), 1]) {
			const items = stack.splice(mark);
			const into = stack.at(-1);
			if (isKind(into, 'list')) for (const item of items) into.items.push(item);
			else if (isKind(into, 'dict') || isKind(into, 'object')) {
				for (let i = 0; i + 1 < items.length; i += 2) {
					const key = items[i] as Value;
					if (typeof key !== 'string' && typeof key !== 'number') break;
					if (into.kind === 'dict') into.set(key, items[i + 1] as Value);
					else into.entries.push([key, items[i + 1] as Value]);
				}
			} else if (items.length) stack.push({ kind: 'tuple', items });
		}
		return stack[0];
	}

	#need(length: number): number {
		const at = this.#at;
		if (!(at + length <= this.#bytes.length)) {
			throw new Stop('pickle-truncated', { expected: length, found: this.#bytes.length - at });
		}
		this.#at = at + length;
		return at;
	}

	#take(length: number): Uint8Array {
		const at = this.#need(length);
		return this.#bytes.subarray(at, at + length);
	}

	#u8(): number {
		return this.#view.getUint8(this.#need(1));
	}

	#u32(): number {
		return this.#view.getUint32(this.#need(4), true);
	}

	#u64(): number {
		const at = this.#need(8);
		return this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 2 ** 32;
	}

	#line(limit = Number.POSITIVE_INFINITY): string {
		const end = this.#bytes.indexOf(10, this.#at);
		if (end < 0) throw new Stop('pickle-truncated', { expected: 'a line' });
		if (end - this.#at > limit) throw new Stop('pickle-limit', { expected: limit, found: end - this.#at });
		const line = this.#take(end - this.#at);
		this.#at++;
		return latin1(line);
	}

	#name(): string {
		const line = this.#line(NAME);
		// names are UTF-8; nearly all are ASCII
		return decodeUtf8(Uint8Array.from(line, (c) => c.charCodeAt(0))) ?? line;
	}

	#push(value: Value): void {
		this.#stack.push(value);
	}

	/** Pushes a container, which counts. */
	#make(value: Value): void {
		if (--this.#context.nodes < 0) throw new Stop('pickle-limit', { name: 'objects' });
		this.#stack.push(value);
	}

	#bottom(): number {
		return this.#marks.at(-1) ?? 0;
	}

	#pop(): Value {
		if (this.#stack.length <= this.#bottom()) throw new Stop('pickle-damaged', { expected: 'a value on the stack' });
		return this.#stack.pop() as Value;
	}

	#top(): Value {
		if (this.#stack.length <= this.#bottom()) throw new Stop('pickle-damaged', { expected: 'a value on the stack' });
		return this.#stack.at(-1) as Value;
	}

	#toMark(): Value[] {
		const mark = this.#marks.pop();
		if (mark === undefined) throw new Stop('pickle-damaged', { expected: 'a mark' });
		return this.#stack.splice(mark);
	}

	#tuple(count: number): void {
		if (this.#stack.length - count < this.#bottom()) throw new Stop('pickle-damaged', { expected: `${count} values` });
		this.#make({ kind: 'tuple', items: this.#stack.splice(this.#stack.length - count) });
	}

	#put(key: number, value = this.#top()): void {
		if (key < 0) throw new Stop('pickle-damaged', { expected: 'a memo key', found: key });
		if (key < this.#memo.length) this.#memo[key] = value;
		else if (key === this.#memo.length) {
			this.#memo.push(value);
			this.#sparseMemo.delete(key);
		} else this.#sparseMemo.set(key, value);
	}

	#get(key: number): void {
		const value = key < this.#memo.length ? this.#memo[key] : this.#sparseMemo.get(key);
		if (value === undefined) throw new Stop('pickle-damaged', { expected: 'a memo entry', found: key });
		this.#context.pushed(value);
		this.#push(value);
	}

	#wrong(what: string, found: Value): Stop {
		const kind = found === null ? 'None' : typeof found === 'object' ? found.kind : typeof found;
		return new Stop('pickle-damaged', { expected: what, found: kind });
	}

	#append(items: readonly Value[]): void {
		const into = this.#top();
		if (!isKind(into, 'list') && !isKind(into, 'object')) throw this.#wrong('a list', into);
		for (const item of items) into.items.push(item);
	}

	#setItems(items: readonly Value[]): void {
		const into = this.#top();
		if (items.length % 2) throw new Stop('pickle-damaged', { expected: 'pairs' });
		for (let i = 0; i < items.length; i += 2) {
			const key = items[i] as Value;
			const value = items[i + 1] as Value;
			if (isUnhashable(key)) throw this.#wrong('a hashable key', key);
			if (isKind(into, 'dict')) into.set(key, value);
			else if (isKind(into, 'object')) into.entries.push([key, value]);
			else throw this.#wrong('a dict', into);
		}
		if (!items.length && !isKind(into, 'dict') && !isKind(into, 'object')) throw this.#wrong('a dict', into);
	}

	#addItems(items: readonly Value[]): void {
		const into = this.#top();
		if (!isKind(into, 'set') && !isKind(into, 'object')) throw this.#wrong('a set', into);
		for (const item of items) into.items.push(item);
	}

	#call(by: Construction, callee: Value, args: readonly Value[], kwargs: Value = null): void {
		this.#context.called(callee, by, args);
		const known = this.#options.reduce(callee, args);
		if (known !== undefined) {
			// a call copies what it is given: a file must not copy one large value a million times for free
			this.#context.nodes -= weight(known);
			this.#make(known);
		} else this.#make({ kind: 'object', callee, by, args, kwargs, state: undefined, items: [], entries: [] });
	}

	#args(): readonly Value[] {
		const args = this.#pop();
		if (!isKind(args, 'tuple')) throw this.#wrong('a tuple of arguments', args);
		return args.items;
	}

	#build(): void {
		const state = this.#pop();
		const object = this.#pop();
		this.#context.called(object, 'BUILD');
		if (isKind(object, 'object')) {
			object.state = state;
			this.#push(object);
		} else if (isKind(object, 'dict') || isKind(object, 'tensor')) {
			object.attributes = state;
			this.#push(object);
		} else {
			const made: PyObject = {
				kind: 'object',
				callee: object,
				by: 'BUILD',
				args: [],
				kwargs: null,
				state,
				items: [],
				entries: [],
			};
			this.#make(made);
		}
	}

	#global(module: string, name: string, opcode: 'GLOBAL' | 'STACK_GLOBAL' | 'INST' | 'EXT'): Value {
		if (module.length + name.length > NAME) throw new Stop('pickle-limit', { expected: NAME });
		return this.#context.global(module, name, this.#options.record, (this.#options.base ?? 0) + this.#op, opcode);
	}

	#extension(code: number): void {
		const { record, base = 0 } = this.#options;
		this.#context.problems.add('pickle-extension', 'error', { byte: base + this.#op, record, found: code });
		this.#push(this.#global('copyreg', `extension ${code}`, 'EXT'));
	}

	#decimal(text: string): number | bigint {
		if (text.length > INTEGER_BYTES * 2)
			throw new Stop('pickle-limit', { expected: INTEGER_BYTES, found: text.length });
		if (!/^\s*[+-]?\d+\s*$/.test(text)) throw new Stop('pickle-damaged', { expected: 'an integer' });
		const sign = text.trim();
		return asInt(BigInt(sign.replace(/^\+/, '')));
	}

	#float(text: string): number {
		const word = text.trim().toLowerCase();
		const named = /^([+-]?)(inf|infinity|nan)$/.exec(word);
		if (named) return (named[2] === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY) * (named[1] === '-' ? -1 : 1);
		const value = Number(word);
		if (!word || Number.isNaN(value)) throw new Stop('pickle-damaged', { expected: 'a float' });
		return value;
	}

	#long(length: number): void {
		if (length > INTEGER_BYTES) throw new Stop('pickle-limit', { expected: INTEGER_BYTES, found: length });
		this.#push(decodeLong(this.#take(length)));
	}

	#unicode(length: number): void {
		const bytes = this.#take(length);
		const text = decodeUtf8(bytes);
		if (text === undefined) throw new Stop('pickle-damaged', { expected: 'UTF-8' });
		this.#push(text);
	}

	/** Python 2's str: text where it is UTF-8, as torch.load reads it, else bytes. */
	#oldString(bytes: Uint8Array): void {
		this.#push(decodeUtf8(bytes) ?? { kind: 'bytes', value: bytes, mutable: false });
	}

	/** Runs one opcode. False after STOP. */
	#step(): boolean {
		this.#op = this.#at;
		if (--this.#context.operations < 0) throw new Stop('pickle-limit', { name: 'operations' });
		const opcode = this.#u8();
		if (!this.#refused && !weightsOnlyKnows(opcode))
			this.#refused = { opcode, byte: (this.#options.base ?? 0) + this.#op };
		switch (opcode) {
			case 0x2e: // STOP
				return false;
			case 0x80: // PROTO
				this.#protocol = this.#u8();
				if (this.#protocol > 5)
					throw new Stop('pickle-damaged', { expected: 'protocol 0 to 5', found: this.#protocol });
				break;
			case 0x95: // FRAME
				this.#u64();
				break;
			case 0x28: // MARK
				this.#marks.push(this.#stack.length);
				break;
			case 0x30: // POP: also takes a mark away
				if (this.#marks.at(-1) === this.#stack.length && this.#marks.length) this.#marks.pop();
				else this.#pop();
				break;
			case 0x31: // POP_MARK
				this.#toMark();
				break;
			case 0x32: // DUP
				this.#context.pushed(this.#top());
				this.#push(this.#top());
				break;

			case 0x4e: // NONE
				this.#push(null);
				break;
			case 0x88: // NEWTRUE
				this.#push(true);
				break;
			case 0x89: // NEWFALSE
				this.#push(false);
				break;
			case 0x49: {
				// INT, which also spells the booleans
				const text = this.#line();
				this.#push(text === '00' ? false : text === '01' ? true : this.#decimal(text));
				break;
			}
			case 0x4a: // BININT
				this.#push(this.#view.getInt32(this.#need(4), true));
				break;
			case 0x4b: // BININT1
				this.#push(this.#u8());
				break;
			case 0x4d: // BININT2
				this.#push(this.#view.getUint16(this.#need(2), true));
				break;
			case 0x4c: // LONG
				this.#push(this.#decimal(this.#line().replace(/L$/, '')));
				break;
			case 0x8a: // LONG1
				this.#long(this.#u8());
				break;
			case 0x8b: // LONG4
				this.#long(this.#u32());
				break;
			case 0x46: // FLOAT
				this.#push({ kind: 'float', value: this.#float(this.#line(NAME)) });
				break;
			case 0x47: // BINFLOAT
				this.#push({ kind: 'float', value: this.#view.getFloat64(this.#need(8), false) });
				break;

			case 0x53: {
				// STRING
				const bytes = unquote(this.#line().trim());
				if (!bytes) throw new Stop('pickle-damaged', { expected: 'a quoted string' });
				this.#oldString(bytes);
				break;
			}
			case 0x54: // BINSTRING
				this.#oldString(this.#take(this.#u32()));
				break;
			case 0x55: // SHORT_BINSTRING
				this.#oldString(this.#take(this.#u8()));
				break;
			case 0x56: // UNICODE
				this.#push(rawUnicodeEscape(this.#line()));
				break;
			case 0x58: // BINUNICODE
				this.#unicode(this.#u32());
				break;
			case 0x8c: // SHORT_BINUNICODE
				this.#unicode(this.#u8());
				break;
			case 0x8d: // BINUNICODE8
				this.#unicode(this.#u64());
				break;
			case 0x42: // BINBYTES
				this.#make({ kind: 'bytes', value: this.#take(this.#u32()), mutable: false });
				break;
			case 0x43: // SHORT_BINBYTES
				this.#make({ kind: 'bytes', value: this.#take(this.#u8()), mutable: false });
				break;
			case 0x8e: // BINBYTES8
				this.#make({ kind: 'bytes', value: this.#take(this.#u64()), mutable: false });
				break;
			case 0x96: // BYTEARRAY8
				this.#make({ kind: 'bytes', value: this.#take(this.#u64()), mutable: true });
				break;
			case 0x97: // NEXT_BUFFER
				throw new Stop('pickle-damaged', { expected: 'no out-of-band buffer' });
			case 0x98: // READONLY_BUFFER
				this.#top();
				break;

			case 0x5d: // EMPTY_LIST
				this.#make({ kind: 'list', items: [] });
				break;
			case 0x6c: // LIST
				this.#make({ kind: 'list', items: this.#toMark() });
				break;
			case 0x61: {
				// APPEND
				const item = this.#pop();
				this.#append([item]);
				break;
			}
			case 0x65: // APPENDS
				this.#append(this.#toMark());
				break;
			case 0x29: // EMPTY_TUPLE
				this.#tuple(0);
				break;
			case 0x85: // TUPLE1
				this.#tuple(1);
				break;
			case 0x86: // TUPLE2
				this.#tuple(2);
				break;
			case 0x87: // TUPLE3
				this.#tuple(3);
				break;
			case 0x74: // TUPLE
				this.#make({ kind: 'tuple', items: this.#toMark() });
				break;
			case 0x7d: // EMPTY_DICT
				this.#make(new PyDict());
				break;
			case 0x64: {
				// DICT
				const items = this.#toMark();
				this.#make(new PyDict());
				this.#setItems(items);
				break;
			}
			case 0x73: {
				// SETITEM
				const value = this.#pop();
				const key = this.#pop();
				this.#setItems([key, value]);
				break;
			}
			case 0x75: // SETITEMS
				this.#setItems(this.#toMark());
				break;
			case 0x8f: // EMPTY_SET
				this.#make({ kind: 'set', items: [], frozen: false });
				break;
			case 0x90: // ADDITEMS
				this.#addItems(this.#toMark());
				break;
			case 0x91: // FROZENSET
				this.#make({ kind: 'set', items: this.#toMark(), frozen: true });
				break;

			case 0x67: // GET
				this.#get(Number(this.#decimal(this.#line())));
				break;
			case 0x68: // BINGET
				this.#get(this.#u8());
				break;
			case 0x6a: // LONG_BINGET
				this.#get(this.#u32());
				break;
			case 0x70: // PUT
				this.#put(Number(this.#decimal(this.#line())));
				break;
			case 0x71: // BINPUT
				this.#put(this.#u8());
				break;
			case 0x72: // LONG_BINPUT
				this.#put(this.#u32());
				break;
			case 0x94: // MEMOIZE
				this.#put(this.#memo.length + this.#sparseMemo.size);
				break;

			case 0x63: {
				// GLOBAL
				const module = this.#name();
				this.#push(this.#global(module, this.#name(), 'GLOBAL'));
				break;
			}
			case 0x93: {
				// STACK_GLOBAL
				const name = this.#pop();
				const module = this.#pop();
				if (typeof name !== 'string' || typeof module !== 'string') throw this.#wrong('two strings', name);
				this.#push(this.#global(module, name, 'STACK_GLOBAL'));
				break;
			}
			case 0x82: // EXT1
				this.#extension(this.#u8());
				break;
			case 0x83: // EXT2
				this.#extension(this.#view.getUint16(this.#need(2), true));
				break;
			case 0x84: // EXT4
				this.#extension(this.#u32());
				break;
			case 0x52: {
				// REDUCE
				const args = this.#args();
				this.#call('REDUCE', this.#pop(), args);
				break;
			}
			case 0x81: {
				// NEWOBJ
				const args = this.#args();
				this.#call('NEWOBJ', this.#pop(), args);
				break;
			}
			case 0x92: {
				// NEWOBJ_EX
				const kwargs = this.#pop();
				const args = this.#args();
				this.#call('NEWOBJ_EX', this.#pop(), args, kwargs);
				break;
			}
			case 0x69: {
				// INST
				const module = this.#name();
				const callee = this.#global(module, this.#name(), 'INST');
				this.#call('INST', callee, this.#toMark());
				break;
			}
			case 0x6f: {
				// OBJ
				const [callee, ...args] = this.#toMark();
				if (callee === undefined) throw new Stop('pickle-damaged', { expected: 'a class' });
				this.#call('OBJ', callee, args);
				break;
			}
			case 0x62: // BUILD
				this.#build();
				break;
			case 0x50: // PERSID
				this.#push(this.#options.persistent(this.#line(), this.#op));
				break;
			case 0x51: // BINPERSID
				this.#push(this.#options.persistent(this.#pop(), this.#op));
				break;
			default:
				throw new Stop('pickle-damaged', { expected: 'an opcode', found: opcode });
		}
		return true;
	}
}
