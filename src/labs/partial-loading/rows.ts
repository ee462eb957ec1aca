import type { StateDictEntry } from '../../nn/module-tree.ts';
import { equal, layersOf, type Node, treeOf } from './tree.ts';

/** A tensor, or a layer with all that is in it. */
export interface Side {
	path: string;
	/** How many tensors. */
	count: number;
	/** Of a single tensor, as a reader sees it: `[10, 512]`. */
	shape?: string;
}

/** What stands beside each other in the file and in the model. */
export interface Row {
	file?: Side;
	model?: Side;
	/** The same names with the same shapes, the same name with another shape, or nothing in common. */
	link: 'fits' | 'clash' | 'none';
}

const side = ({ path, count, shape }: Node): Side => ({
	path,
	count,
	...(shape ? { shape: `[${shape.join(', ')}]` } : {}),
});

/** What has no partner, beside each other as far as it goes. */
const strangers = (files: readonly Node[], models: readonly Node[]): Row[] =>
	Array.from({ length: Math.max(files.length, models.length) }, (_, i) => {
		const [file, model] = [files[i], models[i]];
		return { ...(file ? { file: side(file) } : {}), ...(model ? { model: side(model) } : {}), link: 'none' };
	});

/** Two nodes of the same name: one row where they are equal, else what is in them. */
function pair(file: Node, model: Node): Row[] {
	if (equal(file, model)) return [{ file: side(file), model: side(model), link: 'fits' }];
	if (file.shape && model.shape) return [{ file: side(file), model: side(model), link: 'clash' }];
	return merge(file.children, model.children);
}

function merge(files: ReadonlyMap<string, Node>, models: ReadonlyMap<string, Node>): Row[] {
	const rows: Row[] = [];
	const left: Node[] = [];
	const right: Node[] = [];
	const flush = () => rows.push(...strangers(left.splice(0), right.splice(0)));
	const waiting = [...models];
	for (const [name, file] of files) {
		const model = models.get(name);
		if (!model) {
			left.push(file);
			continue;
		}
		const at = waiting.findIndex(([other]) => other === name);
		right.push(...waiting.splice(0, at + 1).flatMap(([other, node]) => (other === name ? [] : [node])));
		flush();
		rows.push(...pair(file, model));
	}
	right.push(...waiting.map(([, node]) => node));
	flush();
	return rows;
}

type Entries = ReadonlyMap<string, StateDictEntry>;

/**
 * The keys of a file beside those of a model: equal layers as one row each, the others opened until the difference
 * is seen.
 */
export const rowsOf = (file: Entries, model: Entries): Row[] => merge(layersOf(treeOf(file)), layersOf(treeOf(model)));
