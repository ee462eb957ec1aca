import { DEPTH, TENSORS, VISITS } from '../limits.ts';
import type { Context } from '../pickle/context.ts';
import type { PathPart, TensorInfo, TensorNode } from '../tensors.ts';
import { globalName, isKind, type Node, type Value } from '../values.ts';
import { type Child, held, listed } from './children.ts';

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

function isNode(value: Value): value is Node {
	return value !== null && typeof value === 'object';
}

interface Frame {
	readonly node: Node;
	readonly children: readonly Child[];
	readonly path: readonly PathPart[];
	next: number;
}

/**
 * The nodes under which a tensor is listed. A value shared a million times is looked at once, so that a bomb of
 * nested tuples costs what its bytes cost; one that holds itself counts as holding tensors.
 */
function holders(root: Value): Set<Node> {
	const holding = new Set<Node>();
	const seen = new Set<Node>();
	if (!isNode(root)) return holding;
	const stack: { node: Node; children: readonly Child[]; next: number }[] = [];
	const open = new Set<Node>();
	const enter = (node: Node) => {
		seen.add(node);
		open.add(node);
		stack.push({ node, children: listed(node), next: 0 });
	};
	enter(root);
	for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
		const child = frame.children[frame.next++];
		if (!child) {
			stack.pop();
			open.delete(frame.node);
			const above = stack.at(-1);
			if (above && holding.has(frame.node)) holding.add(above.node);
			continue;
		}
		const value = child[1];
		if (!isNode(value)) continue;
		if (value.kind === 'tensor' || open.has(value) || holding.has(value)) holding.add(frame.node);
		else if (!seen.has(value)) enter(value);
	}
	return holding;
}

/** Every tensor with its path: first those in PyTorch's own containers, then those held in any other way. */
export function collect(root: Value | undefined, context: Context, prefix: readonly PathPart[] = []): Collected {
	const tensors: TensorInfo[] = [];
	const hidden: TensorInfo[] = [];
	if (root === undefined || !isNode(root)) return { tensors, hidden };
	const { problems } = context;
	let parts = PATH_PARTS;
	let visits = VISITS;
	const full = (name: string, limit: number) => problems.add('limit', 'warning', { name, expected: limit });
	const list = (into: TensorInfo[], node: TensorNode, path: readonly PathPart[]): boolean => {
		parts -= path.length;
		if (tensors.length + hidden.length >= TENSORS || parts < 0) {
			full('tensors', TENSORS);
			return false;
		}
		into.push(placed(node, path));
		return true;
	};
	/** Depth first in order. `revisit`: a shared container is listed under each of its places, but never in itself. */
	const walk = (
		children: (v: Value) => readonly Child[],
		enterable: (n: Node) => boolean,
		into: TensorInfo[],
		revisit: boolean,
	) => {
		const open = new Set<Node>();
		const stack: Frame[] = [];
		const visit = (node: Node, path: readonly PathPart[]): boolean => {
			if (--visits < 0) {
				full('visits', VISITS);
				return false;
			}
			if (node.kind === 'tensor' && (revisit || !listedNodes.has(node))) {
				listedNodes.add(node);
				if (!list(into, node, path)) return false;
			}
			if (open.has(node) || !enterable(node)) return true;
			if (stack.length >= DEPTH) {
				full('depth', DEPTH);
				return true;
			}
			open.add(node);
			stack.push({ node, children: children(node), path, next: 0 });
			return true;
		};
		if (!visit(root, prefix)) return;
		for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
			const child = frame.children[frame.next++];
			if (!child) {
				stack.pop();
				if (revisit) open.delete(frame.node);
			} else if (isNode(child[1]) && (child[1].kind === 'tensor' || enterable(child[1]))) {
				if (!visit(child[1], [...frame.path, ...child[0]])) return;
			}
		}
	};
	const listedNodes = new Set<TensorNode>();
	const holding = holders(root);
	walk(listed, (node) => node.kind !== 'tensor' && holding.has(node), tensors, true);
	const inside = new Set<Node>();
	walk(
		(value) => held(value),
		(node) => {
			if (
				isKind(node, 'object') &&
				/^torch\._utils\._rebuild_/.test(globalName(node.callee) ?? '') &&
				!inside.has(node)
			) {
				inside.add(node);
				problems.add('tensor-malformed', 'error', { name: globalName(node.callee) as string });
			}
			return node.kind !== 'global' && node.kind !== 'float' && node.kind !== 'storage';
		},
		hidden,
		false,
	);
	return { tensors, hidden };
}
