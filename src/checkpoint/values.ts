import type { StorageInfo, TensorNode } from './tensors.ts';

/**
 * A Python value out of a pickle, inert. `null` is None, a JavaScript number is an **int** (|n| ≤ 2^53 − 1),
 * a bigint any larger int, a float is a {@link PyFloat}: 1 and 1.0 stay apart. Values may share nodes and may
 * hold themselves; whoever walks them keeps a set of what was seen and does not recurse.
 */
export type Value =
	| null
	| boolean
	| number
	| bigint
	| string
	| PyFloat
	| PyComplex
	| PyBytes
	| PyList
	| PyTuple
	| PySet
	| PyDict
	| PyGlobal
	| PyObject
	| PyPersistent
	| StorageNode
	| TensorNode;

/** The values that are nodes. */
export type Node = Extract<Value, { kind: string }>;

/** A Python float, any IEEE double. */
export interface PyFloat {
	readonly kind: 'float';
	readonly value: number;
}

export interface PyComplex {
	readonly kind: 'complex';
	readonly re: number;
	readonly im: number;
}

/** `bytes` or, when `mutable`, `bytearray`. */
export interface PyBytes {
	readonly kind: 'bytes';
	readonly value: Uint8Array;
	readonly mutable: boolean;
}

export interface PyList {
	readonly kind: 'list';
	readonly items: Value[];
}

/** A tuple; `torch.Size` is one whose `className` says so. */
export interface PyTuple {
	readonly kind: 'tuple';
	readonly items: readonly Value[];
	readonly className?: 'torch.Size';
}

export interface PySet {
	readonly kind: 'set';
	readonly items: Value[];
	readonly frozen: boolean;
}

/** The dict types that are known by name; `attributes` is what BUILD set on one (a state dict's `_metadata`). */
export type DictClass = 'dict' | 'OrderedDict' | 'Counter' | 'defaultdict';

/** A name a pickle imports. It is never looked up, only named. */
export interface PyGlobal {
	readonly kind: 'global';
	readonly module: string;
	readonly name: string;
}

/** How a pickle makes an object: which opcode called. */
export type Construction = 'REDUCE' | 'NEWOBJ' | 'NEWOBJ_EX' | 'INST' | 'OBJ' | 'BUILD';

/** An object this reader does not make: what would have been called with what, and the state given to it. */
export interface PyObject {
	readonly kind: 'object';
	/** What would have been called: a {@link PyGlobal}, or any value in a hostile file. */
	readonly callee: Value;
	readonly by: Construction;
	readonly args: readonly Value[];
	/** Keyword arguments of NEWOBJ_EX. */
	readonly kwargs: Value;
	/** What BUILD handed over (`__setstate__` or `__dict__`); undefined when there was none. */
	state: Value | undefined;
	/** What APPEND(S) and ADDITEMS added. */
	readonly items: Value[];
	/** What SETITEM(S) set. */
	readonly entries: [Value, Value][];
}

/** A persistent id that is not a storage. */
export interface PyPersistent {
	readonly kind: 'persistent';
	readonly id: Value;
}

/** A storage that stands in the tree by itself. */
export interface StorageNode {
	readonly kind: 'storage';
	readonly storage: StorageInfo;
}

/** The key under which two equal Python keys meet: True is 1 is 1.0, and 'a' is only 'a'. */
function hashKey(key: Value): unknown {
	if (typeof key === 'boolean') return Number(key);
	if (typeof key === 'bigint') return Number.isSafeInteger(Number(key)) ? Number(key) : key;
	if (key !== null && typeof key === 'object') {
		if (key.kind === 'float') return key.value;
		if (key.kind === 'tuple' && key.items.every((i) => i === null || typeof i !== 'object')) {
			return `(${key.items.map((i) => (typeof i === 'string' ? JSON.stringify(i) : String(hashKey(i)))).join()})`;
		}
		if (key.kind === 'global') return `${key.module}\n${key.name}\0`;
	}
	return typeof key === 'string' ? `'${key}` : key;
}

/** A Python dict: entries in order under keys that are values. Never a JavaScript object, so no key is special. */
export class PyDict {
	readonly kind = 'dict';
	readonly className: DictClass;
	/** `__dict__` given by BUILD; a state dict keeps `_metadata` in it. */
	attributes: Value | undefined = undefined;
	/** defaultdict's factory; None otherwise. */
	factory: Value = null;
	readonly #entries = new Map<unknown, [Value, Value]>();

	constructor(className: DictClass = 'dict') {
		this.className = className;
	}

	get size(): number {
		return this.#entries.size;
	}

	/** `d[key] = value`: an equal key keeps its place and its first spelling, as in Python. */
	set(key: Value, value: Value): void {
		const hash = hashKey(key);
		const entry = this.#entries.get(hash);
		if (entry) entry[1] = value;
		else this.#entries.set(hash, [key, value]);
	}

	/** The value, or undefined where there is no such key (None is `null`). */
	get(key: Value): Value | undefined {
		return this.#entries.get(hashKey(key))?.[1];
	}

	has(key: Value): boolean {
		return this.#entries.has(hashKey(key));
	}

	entries(): IterableIterator<readonly [Value, Value]> {
		return this.#entries.values();
	}

	/** The keys in order. */
	keys(): Value[] {
		return Array.from(this.#entries.values(), (e) => e[0]);
	}
}

/** Whether a value is a node of this kind. */
export function isKind<K extends Node['kind']>(value: Value | undefined, kind: K): value is Extract<Node, { kind: K }> {
	return value !== null && typeof value === 'object' && value.kind === kind;
}

/** What Python's `type(value).__name__` would be; undefined of what would first have to be made. */
export function typeName(value: Value): string | undefined {
	if (value === null) return 'NoneType';
	if (typeof value === 'string') return 'str';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value !== 'object') return 'int';
	switch (value.kind) {
		case 'float':
		case 'complex':
		case 'list':
		case 'tuple':
			return value.kind;
		case 'bytes':
			return value.mutable ? 'bytearray' : 'bytes';
		case 'set':
			return value.frozen ? 'frozenset' : 'set';
		case 'dict':
			return value.className;
		default:
			return undefined;
	}
}

/** `torch._utils._rebuild_tensor_v2`, as torch writes it; builtins without their module are `builtins.x`. */
export function globalName(value: Value | undefined): string | undefined {
	return isKind(value, 'global') ? `${value.module}.${value.name}` : undefined;
}
