import { DEPTH, TENSORS, VISITS } from '../limits.ts';
import type { Context } from '../pickle/context.ts';
import type { PathPart, TensorInfo, TensorNode } from '../tensors.ts';
import { globalName, type Node, type Value } from '../values.ts';
import { type Children, held, listed } from './children.ts';

/** Parts of all paths together; a path repeats its parents' parts. */
const PATH_PARTS = 20_000_000;

export interface Collected {
	readonly tensors: TensorInfo[];
	readonly hidden: TensorInfo[];
}

/** A tensor at a path. */
export function placed(node: TensorNode, path: readonly PathPart[]): TensorInfo {
	const { kind: _, ...rest } = node;
	return { ...rest, path, node };
}

/** Whether a value can hold others. */
function isHolder(value: Value): value is Node {
	if (value === null || typeof value !== 'object') return false;
	switch (value.kind) {
		case 'list':
		case 'tuple':
		case 'set':
			return value.items.length > 0;
		case 'dict':
			return value.size > 0 || value.attributes !== undefined;
		default:
			return value.kind === 'object' || value.kind === 'tensor';
	}
}

interface Frame {
	readonly node: Node;
	readonly children: Children;
	/** What the step to this value added to the path. */
	readonly parts: readonly PathPart[];
	next: number;
}

/**
 * The nodes under which a tensor is listed. A value shared a million times is looked at once, so that a bomb of
 * nested tuples costs what its bytes cost; one that holds itself counts as holding tensors.
 */
function holders(root: Node): Set<Node> {
	const holding = new Set<Node>();
	const seen = new Map<Node, 'open' | 'done'>();
	const stack: { node: Node; values: readonly Value[]; next: number }[] = [];
	const enter = (node: Node) => {
		seen.set(node, 'open');
		stack.push({ node, values: listed(node).values, next: 0 });
	};
	enter(root);
	for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
		const value = frame.values[frame.next++];
		if (frame.next > frame.values.length) {
			stack.pop();
			seen.set(frame.node, 'done');
			const above = stack.at(-1);
			if (above && holding.has(frame.node)) holding.add(above.node);
		} else if (value !== undefined && isHolder(value)) {
			const state = seen.get(value);
			if (value.kind === 'tensor' || state === 'open' || holding.has(value)) holding.add(frame.node);
			else if (!state) enter(value);
		}
	}
	return holding;
}

/** Whether anything holds a tensor that is not listed; tells of calls that should have made one. */
function anyHidden(root: Node, known: ReadonlySet<Node>, context: Context): boolean {
	const seen = new Set<Node>([root]);
	const stack: Node[] = [root];
	let found = false;
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (node.kind === 'tensor' && !known.has(node)) found = true;
		const name = node.kind === 'object' ? globalName(node.callee) : undefined;
		if (name?.startsWith('torch._utils._rebuild_')) context.problems.add('tensor-malformed', 'error', { name });
		for (const value of held(node).values) {
			if (isHolder(value) && !seen.has(value)) {
				seen.add(value);
				stack.push(value);
			}
		}
	}
	return found;
}

/** Every tensor with its path: first those in PyTorch's own containers, then those held in any other way. */
export function collect(root: Value | undefined, context: Context, prefix: readonly PathPart[] = []): Collected {
	const tensors: TensorInfo[] = [];
	const hidden: TensorInfo[] = [];
	if (root === undefined || !isHolder(root) || !context.tensors) return { tensors, hidden };
	const known = new Set<Node>();
	const walker = new Walker(context, prefix);
	const holding = holders(root);
	walker.walk(root, listed, (n) => holding.has(n), tensors, known, true);
	if (anyHidden(root, known, context)) walker.walk(root, held, () => true, hidden, known, false);
	return { tensors, hidden };
}

/** Walks depth first and in order, iteratively, within limits on depth, visits, tensors and paths. */
class Walker {
	readonly #context: Context;
	readonly #prefix: readonly PathPart[];
	#parts = PATH_PARTS;
	#visits = VISITS;
	#tensors = TENSORS;

	constructor(context: Context, prefix: readonly PathPart[]) {
		this.#context = context;
		this.#prefix = prefix;
	}

	#full(name: string, expected: number): void {
		this.#context.problems.add('limit', 'warning', { name, expected });
	}

	/**
	 * @param places a shared container is listed under each of its places, though never within itself; else once
	 */
	walk(
		root: Node,
		children: (value: Value) => Children,
		enterable: (node: Node) => boolean,
		into: TensorInfo[],
		known: Set<Node>,
		places: boolean,
	): void {
		const open = new Set<Node>();
		const stack: Frame[] = [];
		const visit = (node: Node, parts: readonly PathPart[]): boolean => {
			if (--this.#visits < 0) {
				this.#full('visits', VISITS);
				return false;
			}
			if (node.kind === 'tensor' && (places || !known.has(node))) {
				known.add(node);
				const path = [...this.#prefix, ...stack.flatMap((f) => f.parts), ...parts];
				this.#parts -= path.length;
				if (--this.#tensors < 0 || this.#parts < 0) {
					this.#full('tensors', TENSORS);
					return false;
				}
				into.push(placed(node, path));
			}
			if (open.has(node) || !enterable(node)) return true;
			if (stack.length >= DEPTH) {
				this.#full('depth', DEPTH);
				return true;
			}
			open.add(node);
			stack.push({ node, children: children(node), parts, next: 0 });
			return true;
		};
		visit(root, []);
		for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
			const index = frame.next++;
			const value = frame.children.values[index];
			if (index >= frame.children.values.length) {
				stack.pop();
				if (places) open.delete(frame.node);
			} else if (value !== undefined && isHolder(value) && (value.kind === 'tensor' || enterable(value))) {
				if (!visit(value, frame.children.parts(index))) return;
			}
		}
	}
}
