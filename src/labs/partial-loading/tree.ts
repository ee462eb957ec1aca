import type { StateDictEntry } from '../../nn/module-tree.ts';

/** A state dict's keys as a tree of their parts. */
export interface Node {
	/** The whole key, or the beginning that all keys below share. */
	readonly path: string;
	/** How many tensors there are below, or 1. */
	count: number;
	/** Of a tensor. */
	shape?: readonly number[];
	readonly children: Map<string, Node>;
}

/** The tree of a state dict's keys, in their order. */
export function treeOf(entries: ReadonlyMap<string, StateDictEntry>): Node {
	const root: Node = { path: '', count: 0, children: new Map() };
	for (const [key, entry] of entries) {
		let node = root;
		node.count++;
		for (const part of key.split('.')) {
			const path = node.path ? `${node.path}.${part}` : part;
			const next: Node = node.children.get(part) ?? { path, count: 0, children: new Map() };
			node.children.set(part, next);
			next.count++;
			node = next;
		}
		if (entry.kind === 'tensor') node.shape = entry.shape;
	}
	return root;
}

/** Whether two trees have the same keys with the same shapes. */
export function equal(a: Node, b: Node): boolean {
	if (a.count !== b.count || a.children.size !== b.children.size || a.shape?.join() !== b.shape?.join()) return false;
	return [...a.children].every(([name, child]) => {
		const other = b.children.get(name);
		return other !== undefined && equal(child, other);
	});
}

/** The layers to begin with: below a prefix that all keys share. */
export function layersOf(root: Node): ReadonlyMap<string, Node> {
	let node = root;
	while (node.children.size === 1) node = [...node.children.values()][0] as Node;
	// by their whole paths, because the other tree may lack the prefix
	return new Map([...node.children.values()].map((child) => [child.path, child]));
}
