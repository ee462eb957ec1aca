import { isKind, PyDict, repr, type TensorNode, type Value } from '../../checkpoint/index.ts';
import type { Draft } from './draft.ts';
import type { Path } from './step.ts';

/** Levels looked into; what is deeper cannot be written anyway. */
const DEPTH = 400;

export interface Placed {
	readonly path: Path;
	readonly node: TensorNode;
}

/** A key as a step of a path: str and int as they are, anything else as Python's repr. */
export function partOf(key: Value): string | number {
	return typeof key === 'string' || typeof key === 'number' ? key : repr(key);
}

/** Every tensor of dicts, lists and tuples in order, each place of a shared one; each container once. */
export function tensorsIn(root: Value): Placed[] {
	const found: Placed[] = [];
	const seen = new Set<Value>();
	const visit = (value: Value, path: Path): void => {
		if (isKind(value, 'tensor')) {
			found.push({ path, node: value });
			return;
		}
		if (value === null || typeof value !== 'object' || seen.has(value) || path.length > DEPTH) return;
		seen.add(value);
		if (value.kind === 'dict') for (const [k, v] of value.entries()) visit(v, [...path, partOf(k)]);
		else if (value.kind === 'list' || value.kind === 'tuple')
			value.items.forEach((v, i) => void visit(v, [...path, i]));
	};
	visit(root, []);
	return found;
}

/** A dict like another with these entries. */
export function dictLike(like: PyDict, entries: Iterable<readonly [Value, Value]>): PyDict {
	const made = new PyDict(like.className);
	made.attributes = like.attributes;
	made.factory = like.factory;
	for (const [key, value] of entries) made.set(key, value);
	return made;
}

/**
 * The value with the one at a path replaced; undefined leaves it out of a dict and puts None into a list or tuple.
 * Only the containers on the way are made anew.
 */
export function replaceAt(root: Value, path: Path, change: (value: Value) => Value | undefined): Value | undefined {
	const [part, ...rest] = path;
	if (part === undefined) return change(root);
	if (isKind(root, 'dict')) {
		const entries: [Value, Value][] = [];
		for (const [key, value] of root.entries()) {
			const next = partOf(key) === part ? replaceAt(value, rest, change) : value;
			if (next !== undefined) entries.push([key, next]);
		}
		return dictLike(root, entries);
	}
	if (isKind(root, 'list') || isKind(root, 'tuple')) {
		return { ...root, items: root.items.map((v, i) => (i === part ? (replaceAt(v, rest, change) ?? null) : v)) };
	}
	return root;
}

/** The draft's tree with every tensor mapped, also those inside sparse and quantized ones; sharing is kept. */
export function mapTensors(draft: Draft, map: (tensor: TensorNode) => TensorNode): void {
	const made = new Map<Value, Value>();
	const tensor = (node: TensorNode): TensorNode => {
		const known = made.get(node);
		if (isKind(known, 'tensor')) return known;
		const { parts, quantization: q } = node;
		const inner: TensorNode = parts
			? { ...node, parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, tensor(part)])) }
			: q && typeof q.scale !== 'number' && typeof q.zeroPoint !== 'number'
				? { ...node, quantization: { ...q, scale: tensor(q.scale), zeroPoint: tensor(q.zeroPoint) } }
				: node;
		const mapped = map(inner);
		if (mapped !== node) draft.origin.set(mapped, draft.origin.get(node) ?? node);
		made.set(node, mapped);
		return mapped;
	};
	const visit = (value: Value, depth: number): Value => {
		if (value === null || typeof value !== 'object') return value;
		const known = made.get(value);
		if (known !== undefined) return known;
		if (value.kind === 'tensor') return tensor(value);
		if (depth > DEPTH) return value;
		if (value.kind === 'dict') {
			const dict = dictLike(value, []);
			made.set(value, dict);
			for (const [k, v] of value.entries()) dict.set(k, visit(v, depth + 1));
			return dict;
		}
		if (value.kind === 'list') {
			const items: Value[] = [];
			const list: Value = { ...value, items };
			made.set(value, list);
			for (const item of value.items) items.push(visit(item, depth + 1));
			return list;
		}
		if (value.kind === 'tuple') {
			const tuple = { ...value, items: value.items.map((item) => visit(item, depth + 1)) };
			made.set(value, tuple);
			return tuple;
		}
		return value;
	};
	draft.root = visit(draft.root, 0);
}
