import type { Entry } from './messages.ts';

/** A key of the tree: a group of keys, or a leaf. */
export interface TreeNode {
	/** Unique: the parts from the root. */
	readonly id: string;
	/** What this row shows of the key; several parts where nothing branches between them. */
	readonly name: string;
	readonly children: readonly TreeNode[];
	/** Set for leaves. */
	readonly entry: Entry | undefined;
	/** Tensors in it, and their bytes. */
	readonly tensors: number;
	readonly bytes: number;
	/** The whole key in lower case, for searching. */
	readonly key: string;
}

/** A row as it is drawn. */
export interface Row {
	readonly node: TreeNode;
	readonly level: number;
	readonly position: number;
	readonly setSize: number;
	readonly expanded: boolean | undefined;
	/** The row it lies in; −1 at the top. */
	readonly parent: number;
}

interface Draft {
	name: string;
	children: Map<string, Draft>;
	entry: Entry | undefined;
}

/** Levels that are shown; real models have about ten, and a hostile key may have a million dots. */
const LEVELS = 24;

/** A key's parts as rows show them: dotted names are levels, as modules are. */
export function partsOf(path: readonly (string | number)[]): string[] {
	const parts = path.flatMap((part) => (typeof part === 'number' ? [`[${part}]`] : part.split('.')));
	return parts.length > LEVELS ? [...parts.slice(0, LEVELS - 1), parts.slice(LEVELS - 1).join('.')] : parts;
}

/** The whole key on one line. */
export const keyText = (path: readonly (string | number)[]): string =>
	path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i ? `.${part}` : part)).join('');

function finish(draft: Draft, id: string, above: string): TreeNode {
	let { name, children, entry } = draft;
	let own = id;
	// a chain that does not branch is one row: `model.encoder.layer`
	while (!entry && children.size === 1) {
		const [only] = children.values() as IterableIterator<Draft>;
		if (!only || only.entry) break;
		name += only.name.startsWith('[') ? only.name : `.${only.name}`;
		own += `\n${only.name}`;
		children = only.children;
		entry = only.entry;
	}
	const key = above ? `${above}.${name}` : name;
	const kids = [...children.values()].map((c) => finish(c, `${own}\n${c.name}`, key));
	const tensor = entry?.tensor;
	return {
		id: own,
		name,
		children: kids,
		entry,
		tensors: kids.reduce((n, k) => n + k.tensors, tensor ? 1 : 0),
		bytes: kids.reduce((n, k) => n + k.bytes, tensor?.bytes ?? 0),
		key: key.toLowerCase(),
	};
}

/** The entries as a tree, in their order. A key that is both a leaf and a group keeps both as rows. */
export function treeOf(entries: readonly Entry[]): TreeNode[] {
	const top: Draft = { name: '', children: new Map(), entry: undefined };
	for (const entry of entries) {
		let at = top;
		const parts = partsOf(entry.path);
		for (const [i, part] of (parts.length ? parts : ['(root)']).entries()) {
			const last = i === Math.max(0, parts.length - 1);
			// leaves are kept apart from groups of the same name, and from leaves of the same parts
			let slot = last ? `${part}\0leaf` : part;
			while (last && at.children.has(slot)) slot += '\0';
			let next = at.children.get(slot);
			if (!next) {
				next = { name: part, children: new Map(), entry: last ? entry : undefined };
				at.children.set(slot, next);
			}
			at = next;
		}
	}
	let counter = 0;
	return [...top.children.values()].map((c) => finish(c, `${counter++}:${c.name}`, ''));
}

/** Rows shown at first: everything where it fits, else the top levels. */
const SMALL = 40;

/** The groups that are open at first. */
export function openAtFirst(tree: readonly TreeNode[]): Set<string> {
	const open = new Set<string>();
	let level: readonly TreeNode[] = tree;
	let rows = level.length;
	while (level.length) {
		const next = level.flatMap((n) => n.children);
		rows += next.length;
		if (rows > SMALL && level.length > 1) break;
		for (const node of level) if (node.children.length) open.add(node.id);
		level = next;
	}
	return open;
}

/** The rows to draw; with a filter, the leaves whose key holds it and the groups around them. */
export function rowsOf(tree: readonly TreeNode[], open: ReadonlySet<string>, filter: string): Row[] {
	const wanted = filter.trim().toLowerCase();
	const rows: Row[] = [];
	const matches = (node: TreeNode): boolean => (node.entry ? node.key.includes(wanted) : node.children.some(matches));
	const add = (nodes: readonly TreeNode[], level: number, parent: number): void => {
		const shown = wanted ? nodes.filter(matches) : nodes;
		for (const [i, node] of shown.entries()) {
			const group = node.children.length > 0;
			const expanded = group ? wanted !== '' || open.has(node.id) : undefined;
			const at = rows.length;
			rows.push({ node, level, position: i + 1, setSize: shown.length, expanded, parent });
			if (expanded) add(node.children, level + 1, at);
		}
	};
	add(tree, 1, -1);
	return rows;
}
