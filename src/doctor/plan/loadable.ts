import {
	asDType,
	globalName,
	isKind,
	PyDict,
	type PyObject,
	type TensorNode,
	type Value,
} from '../../checkpoint/index.ts';
import { allowedSince } from '../../checkpoint/pickle/allowed.ts';
import { type Draft, type LossReason, type NoteCode, pathText } from './draft.ts';
import { plainInstead } from './plain.ts';
import type { Path } from './step.ts';
import { dictLike, partOf } from './tree.ts';

/** Levels that are written; deeper ones are left out. */
const DEPTH = 380;
/** LONG1's longest int; weights_only knows no LONG4. */
const INT_BITS = 255 * 8 - 1;
/** What may be called, besides the rebuild functions that tensors are made of. */
const CALLS = new Set(['torch.device', 'torch.serialization._get_layout']);

/** Nothing can stand here. */
export const GONE = Symbol('gone');
type Kept = Value | typeof GONE;

interface Choice {
	readonly tensorsOnly: boolean;
	/** Also leave out tensors whose description contradicts itself. */
	readonly dropBad: boolean;
}

/**
 * The draft's tree with what `weights_only=True` refuses left out: what can stand as a plain value becomes one, the
 * rest is told in `lost`. In a list or tuple None takes its place. Shared containers stay shared.
 */
export function keepLoadable(draft: Draft, choice: Choice): void {
	const kept = new Map<Value, Kept>();
	/** Whether only tensors are kept here. */
	const only = { on: choice.tensorsOnly };
	const open = new Set<Value>();
	const lose = (path: Path, reason: LossReason, what: string): typeof GONE => {
		draft.lost.push({ path, reason, what });
		return GONE;
	};
	const note = (code: NoteCode, path: Path, text: string) => void draft.notes.push({ code, path, text });

	const leaf = (value: Value, path: Path, what: string): Kept => (only.on ? lose(path, 'not-a-tensor', what) : value);

	const tensor = (node: TensorNode, path: Path): Kept => {
		const name = node.className ?? `torch.${node.dtype}`;
		if (node.problem && choice.dropBad) return lose(path, 'bad-tensor', node.problem);
		if (node.layout === 'jagged') return lose(path, 'refused', 'a nested tensor');
		if (!node.storage && !node.parts && node.device !== 'meta') return lose(path, 'refused', name);
		const since = allowedSince(`torch.${node.dtype}`);
		if (since === '2.14') note('newer-torch', path, node.dtype);
		if (since === null && node.storage?.dtype !== node.dtype) return lose(path, 'refused', `torch.${node.dtype}`);
		if (node.className) note('subclass', path, node.className);
		if (node.attributes === undefined && !node.className) return node;
		const { className: _, attributes, ...rest } = node;
		const state = isKind(attributes, 'dict') && !only.on ? visit(attributes, [...path, '<attributes>']) : GONE;
		if (attributes !== undefined && attributes !== null && !isKind(attributes, 'dict')) {
			lose([...path, '<attributes>'], 'refused', 'attributes');
		}
		const made = { ...rest, ...(state !== GONE && { attributes: state }) };
		draft.origin.set(made, draft.origin.get(node) ?? node);
		return made;
	};

	const dict = (node: PyDict, path: Path): Kept => {
		const className = node.className === 'defaultdict' ? 'dict' : node.className;
		if (className !== node.className) note('replaced', path, `${node.className}: dict`);
		const made = new PyDict(className);
		kept.set(node, made);
		for (const [key, value] of node.entries()) {
			const at = [...path, partOf(key)];
			if (!isPlainKey(key)) {
				lose(at, 'refused', 'a key');
				continue;
			}
			const next = visit(value, at);
			if (next !== GONE) made.set(key, next);
		}
		if (isKind(node.attributes, 'dict') && className === 'OrderedDict') {
			const attributes = visitPlain(node.attributes, [...path, '<attributes>']);
			if (attributes !== GONE) made.attributes = attributes;
		}
		return made;
	};

	const items = (list: readonly Value[], path: Path): Value[] =>
		list.map((item, i) => {
			const next = visit(item, [...path, i]);
			return next === GONE ? null : next;
		});

	/** A state dict's `_metadata` is no tensor, yet belongs to what load_state_dict reads. */
	const visitPlain = (value: Value, path: Path): Kept => {
		const before = only.on;
		only.on = false;
		const made = visit(value, path);
		only.on = before;
		return made;
	};
	const object = (node: PyObject, path: Path): Kept => {
		const name = globalName(node.callee);
		const plain = plainInstead(node);
		if (plain !== undefined) {
			note('replaced', path, name ?? 'object');
			return visit(plain, path);
		}
		const bare = node.by === 'REDUCE' && node.state === undefined && !node.items.length && !node.entries.length;
		if (name && CALLS.has(name) && bare && node.args.every((a) => typeof a === 'string' || typeof a === 'number')) {
			return leaf(node, path, name);
		}
		return lose(path, 'refused', name ?? 'an object');
	};

	const node = (value: Exclude<Value, null | string | number | bigint | boolean>, path: Path): Kept => {
		switch (value.kind) {
			case 'tensor':
				return tensor(value, path);
			case 'dict':
				return dict(value, path);
			case 'list': {
				const list = { ...value, items: [] as Value[] };
				kept.set(value, list);
				list.items.push(...items(value.items, path));
				return list;
			}
			case 'tuple':
				return value.className && only.on
					? leaf(value, path, value.className)
					: { ...value, items: items(value.items, path) };
			case 'set': {
				if (value.frozen) note('replaced', path, 'frozenset: set');
				const plain = value.items.every((item) => isPlainKey(item));
				return plain ? leaf({ ...value, frozen: false }, path, 'a set') : lose(path, 'refused', 'a set of objects');
			}
			case 'object':
				return object(value, path);
			case 'global':
				return asDType(value.name) && allowedSince(`${value.module}.${value.name}`)
					? leaf(value, path, `${value.module}.${value.name}`)
					: lose(path, 'refused', `${value.module}.${value.name}`);
			case 'storage':
				return leaf(value, path, 'a storage');
			case 'persistent':
				return lose(path, 'refused', 'a persistent id');
			default:
				return only.on ? lose(path, 'not-a-tensor', value.kind) : value;
		}
	};

	function visit(value: Value, path: Path): Kept {
		if (value === null || typeof value !== 'object') {
			if (typeof value === 'bigint' && BigInt.asIntN(INT_BITS + 1, value) !== value) {
				return lose(path, 'refused', 'an int of more than 255 bytes');
			}
			return only.on ? lose(path, 'not-a-tensor', value === null ? 'None' : typeof value) : value;
		}
		const known = kept.get(value);
		if (known !== undefined) return known;
		if (path.length > DEPTH) return lose(path, 'refused', `nested deeper than ${DEPTH} levels`);
		if (open.has(value)) return lose(path, 'refused', 'a value that holds itself');
		open.add(value);
		const made = node(value, path);
		open.delete(value);
		if (!kept.has(value)) kept.set(value, made);
		return made;
	}

	const made = visit(draft.root, []);
	if (made === GONE) {
		draft.root = new PyDict();
		draft.problems.push({
			code: 'empty',
			message: `nothing can be kept of ${pathText([])}: ${draft.lost.at(-1)?.what}; unwrap a state dict first`,
			paths: [[]],
		});
	} else draft.root = choice.tensorsOnly ? pruned(made) : made;
}

/** Whether a dict key loads as itself. */
function isPlainKey(key: Value): boolean {
	if (key === null || typeof key !== 'object') return true;
	if (key.kind === 'tuple') return !key.className && key.items.every(isPlainKey);
	return key.kind === 'float' || (key.kind === 'bytes' && !key.mutable);
}

/** The tree without containers that hold no tensor. */
function pruned(root: Value): Value {
	const holds = new Map<Value, boolean>();
	const check = (value: Value): boolean => {
		if (value === null || typeof value !== 'object') return false;
		const known = holds.get(value);
		if (known !== undefined) return known;
		holds.set(value, value.kind === 'tensor');
		if (value.kind === 'dict') holds.set(value, [...value.entries()].map(([, v]) => check(v)).some(Boolean));
		else if (value.kind === 'list' || value.kind === 'tuple') holds.set(value, value.items.map(check).some(Boolean));
		return holds.get(value) as boolean;
	};
	check(root);
	const made = new Map<Value, Value>();
	const prune = (value: Value): Value => {
		if (!isKind(value, 'dict') && !isKind(value, 'list') && !isKind(value, 'tuple')) return value;
		const known = made.get(value);
		if (known !== undefined) return known;
		if (value.kind === 'dict') {
			const dict = dictLike(value, []);
			made.set(value, dict);
			for (const [k, v] of value.entries()) if (holds.get(v)) dict.set(k, prune(v));
			return dict;
		}
		const next = { ...value, items: value.items.map((v) => (holds.get(v) ? prune(v) : null)) };
		made.set(value, next);
		return next;
	};
	return prune(root);
}
