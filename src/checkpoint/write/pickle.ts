import type { DType } from '../dtypes.ts';
import type { StorageInfo, TensorNode } from '../tensors.ts';
import { type Node, PyDict, type PyObject, type PyTuple, type Value } from '../values.ts';
import { ByteWriter } from './byte-writer.ts';
import { WriteError } from './error.ts';
import { call, dict, float, global, list, tuple } from './make.ts';
import { OP } from './pickle-ops.ts';
import { storageName } from './storage-class.ts';
import { tensorCall } from './tensor.ts';
import { utf8 } from './text.ts';

/** Levels of containers; Python's own pickler and every reader's stack stay below it. */
export const PICKLE_DEPTH = 400;
/** Entries a SETITEMS or APPENDS takes at once, as in Python. */
const BATCH = 1000;
/** LONG1's longest; weights_only knows no LONG4. */
const LONG_BYTES = 255;

/** A storage under the key the pickle gave it. */
export interface PickledStorage {
	readonly key: string;
	readonly storage: StorageInfo;
	/** The dtype of the first tensor that views it. */
	readonly dtype: DType;
}

export interface Pickled {
	readonly bytes: Uint8Array;
	/** In order of first mention; keys count up from 0. */
	readonly storages: readonly PickledStorage[];
}

export interface PickleOptions {
	/** The legacy format's persistent ids: a sixth member for views, no untyped storages. */
	readonly legacy?: boolean;
	/**
	 * Writes objects of any class as `torch.save(model)` does: by the class' name, its arguments and its state. Such a
	 * file loads with `weights_only=False` alone, where the class is.
	 */
	readonly objects?: boolean;
}

/**
 * A value as a pickle of protocol 2 in the opcodes and calls that `weights_only=True` takes, but for `objects`. Nodes that are shared
 * stay shared, and storages are named once.
 *
 * @throws WriteError `unloadable` for what weights_only refuses, `limit` for what is too deep or too large an int
 */
export function pickle(value: Value, options: PickleOptions = {}): Pickled {
	return new Pickler(options).run(value);
}

/** Two's complement, little end first, as short as it goes. */
function longBytes(n: bigint): Uint8Array {
	const out: number[] = [];
	for (let rest = n; ; rest >>= 8n) {
		const byte = Number(rest & 0xffn);
		out.push(byte);
		if (rest >> 8n === (byte & 0x80 ? -1n : 0n)) return Uint8Array.from(out);
		if (out.length >= LONG_BYTES) {
			throw new WriteError('limit', `an int of more than ${LONG_BYTES} bytes cannot be loaded with weights_only=True`);
		}
	}
}

function latin1Text(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
	return text;
}

class Pickler {
	readonly #out = new ByteWriter();
	readonly #legacy: boolean;
	readonly #objects: boolean;
	/** What BINGET can fetch: nodes by identity, texts and globals by content. */
	readonly #memo = new Map<unknown, number>();
	/** A global's key in the memo: its name as a text would be another thing. */
	readonly #globals = new Map<string, object>();
	readonly #keys = new Map<StorageInfo, PickledStorage>();
	#depth = 0;

	constructor({ legacy = false, objects = false }: PickleOptions) {
		this.#legacy = legacy;
		this.#objects = objects;
	}

	run(value: Value): Pickled {
		this.#out.u8(OP.PROTO).u8(2);
		this.#save(value);
		this.#out.u8(OP.STOP);
		return { bytes: this.#out.done(), storages: [...this.#keys.values()] };
	}

	#put(what: unknown): void {
		const index = this.#memo.size;
		this.#memo.set(what, index);
		if (index < 256) this.#out.u8(OP.BINPUT).u8(index);
		else this.#out.u8(OP.LONG_BINPUT).u32(index);
	}

	/** Whether it was written before and has now been fetched. */
	#get(what: unknown): boolean {
		const index = this.#memo.get(what);
		if (index === undefined) return false;
		if (index < 256) this.#out.u8(OP.BINGET).u8(index);
		else this.#out.u8(OP.LONG_BINGET).u32(index);
		return true;
	}

	#save(value: Value): void {
		if (value === null) this.#out.u8(OP.NONE);
		else if (typeof value === 'boolean') this.#out.u8(value ? OP.TRUE : OP.FALSE);
		else if (typeof value === 'number' || typeof value === 'bigint') this.#int(value);
		else if (typeof value === 'string') this.#text(value);
		else if (value.kind === 'float') this.#out.u8(OP.BINFLOAT).f64(value.value);
		else {
			if (++this.#depth > PICKLE_DEPTH) {
				throw new WriteError('limit', `values nested deeper than ${PICKLE_DEPTH} levels cannot be written`);
			}
			this.#node(value);
			this.#depth--;
		}
	}

	#int(value: number | bigint): void {
		if (typeof value === 'number' && !Number.isSafeInteger(value)) {
			throw new WriteError('unloadable', `${value} is not an int; a float has to be a float node`);
		}
		if (value >= 0 && value <= 0xff) this.#out.u8(OP.BININT1).u8(Number(value));
		else if (value >= 0 && value <= 0xffff) this.#out.u8(OP.BININT2).u16(Number(value));
		else if (value >= -(2 ** 31) && value < 2 ** 31) this.#out.u8(OP.BININT).i32(Number(value));
		else {
			const bytes = longBytes(BigInt(value));
			this.#out.u8(OP.LONG1).u8(bytes.length).bytes(bytes);
		}
	}

	#text(text: string): void {
		if (this.#get(text)) return;
		const bytes = utf8(text);
		this.#out.u8(OP.BINUNICODE).u32(bytes.length).bytes(bytes);
		this.#put(text);
	}

	/** A module's name and a class's in it, as Python 2 calls the builtins, which both PyTorch readers translate back. */
	#global(module: string, name: string): void {
		const memo = `${module}\n${name}`;
		const key = this.#globals.get(memo) ?? {};
		this.#globals.set(memo, key);
		if (this.#get(key)) return;
		this.#out.u8(OP.GLOBAL).bytes(utf8(`${module === 'builtins' ? '__builtin__' : module}\n${name}\n`));
		this.#put(key);
	}

	#node(node: Exclude<Node, { kind: 'float' }>): void {
		if (node.kind === 'global') {
			this.#global(node.module, node.name);
			return;
		}
		if (node.kind === 'tuple' && !node.items.length && !node.className) {
			this.#out.u8(OP.EMPTY_TUPLE);
			return;
		}
		if (this.#get(node)) return;
		switch (node.kind) {
			case 'tuple':
				if (node.className) this.#call(call(global('torch', 'Size'), tuple(...node.items)), node);
				else this.#tuple(node);
				break;
			case 'list':
				this.#out.u8(OP.EMPTY_LIST);
				this.#put(node);
				this.#items(node.items);
				break;
			case 'dict':
				this.#dict(node);
				break;
			case 'bytes':
				this.#bytes(node.value, node.mutable, node);
				break;
			case 'complex':
				this.#call(call(global('builtins', 'complex'), float(node.re), float(node.im)), node);
				break;
			case 'set':
				if (node.frozen) throw new WriteError('unloadable', 'weights_only=True takes no frozenset');
				this.#call(call(global('builtins', 'set'), list(...node.items)), node);
				break;
			case 'tensor':
				this.#tensor(node);
				break;
			case 'storage':
				this.#storage(node.storage, node.storage.dtype ?? 'uint8');
				break;
			case 'object':
				if (node.by === 'NEWOBJ' && this.#objects) {
					this.#object(node);
					break;
				}
				if (node.by !== 'REDUCE') {
					throw new WriteError('unloadable', `an object made by ${node.by} cannot be written; sanitise the file first`);
				}
				this.#call(node, node);
				break;
			default:
				throw new WriteError('unloadable', `a ${node.kind} value cannot be written`);
		}
	}

	#tuple(node: PyTuple): void {
		const { items } = node;
		if (items.length > 3) this.#out.u8(OP.MARK);
		for (const item of items) this.#save(item);
		// an item that holds the tuple itself has written it by now; Python's way out needs POP, which is not allowed
		if (this.#memo.has(node)) throw new WriteError('unloadable', 'a tuple that holds itself cannot be written');
		this.#out.u8([OP.EMPTY_TUPLE, OP.TUPLE1, OP.TUPLE2, OP.TUPLE3][items.length] ?? OP.TUPLE);
		this.#put(node);
	}

	#items(items: readonly Value[]): void {
		for (let i = 0; i < items.length; i += BATCH) {
			const batch = items.slice(i, i + BATCH);
			if (batch.length > 1) this.#out.u8(OP.MARK);
			for (const item of batch) this.#save(item);
			this.#out.u8(batch.length > 1 ? OP.APPENDS : OP.APPEND);
		}
	}

	#dict(node: PyDict): void {
		if (node.className === 'OrderedDict') {
			this.#global('collections', 'OrderedDict');
			this.#out.u8(OP.EMPTY_TUPLE).u8(OP.REDUCE);
			this.#put(node);
		} else if (node.className === 'dict') {
			this.#out.u8(OP.EMPTY_DICT);
			this.#put(node);
		} else if (node.className === 'Counter') {
			this.#call(call(global('collections', 'Counter'), dict(node.entries())), node);
			return;
		} else throw new WriteError('unloadable', `weights_only=True takes no ${node.className}; write it as a dict`);
		const entries = [...node.entries()];
		for (let i = 0; i < entries.length; i += BATCH) {
			const batch = entries.slice(i, i + BATCH);
			if (batch.length > 1) this.#out.u8(OP.MARK);
			for (const [key, value] of batch) {
				this.#save(key);
				this.#save(value);
			}
			this.#out.u8(batch.length > 1 ? OP.SETITEMS : OP.SETITEM);
		}
		if (node.className === 'OrderedDict' && node.attributes instanceof PyDict && node.attributes.size) {
			this.#save(node.attributes);
			this.#out.u8(OP.BUILD);
		}
	}

	#bytes(value: Uint8Array, mutable: boolean, node: Node): void {
		// protocol 2 has no bytes: `_codecs.encode` of the same characters, even of none
		const text = call(global('_codecs', 'encode'), latin1Text(value), 'latin1');
		this.#call(mutable ? call(global('builtins', 'bytearray'), text) : text, node);
	}

	#call(object: PyObject, memo: unknown): void {
		this.#save(object.callee);
		this.#save(tuple(...object.args));
		this.#out.u8(OP.REDUCE);
		this.#put(memo);
	}

	#object(object: PyObject): void {
		this.#save(object.callee);
		this.#save(tuple(...object.args));
		this.#out.u8(OP.NEWOBJ);
		this.#put(object);
		if (object.state === undefined) return;
		this.#save(object.state);
		this.#out.u8(OP.BUILD);
	}

	#tensor(node: TensorNode): void {
		if (node.storage) this.#key(node.storage, node.dtype);
		this.#call(tensorCall(node), node);
	}

	#key(storage: StorageInfo, dtype: DType): PickledStorage {
		const known = this.#keys.get(storage);
		if (known) return known;
		const made = { key: String(this.#keys.size), storage, dtype };
		this.#keys.set(storage, made);
		return made;
	}

	#storage(storage: StorageInfo, dtype: DType): void {
		const { key } = this.#key(storage, dtype);
		const { module, name, numel } = storageName(storage, this.#legacy);
		const id: Value[] = ['storage', global(module, name), key, storage.device, numel];
		if (this.#legacy) id.push(null);
		this.#save(tuple(...id));
		this.#out.u8(OP.BINPERSID);
	}
}
