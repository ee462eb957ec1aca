import type { Checkpoint, PathPart, TensorInfo } from '../../checkpoint/index.ts';

/** A dict of tensors that could be given to `load_state_dict`. */
export interface StateDict {
	/** Where it stands; empty for the root. */
	readonly path: readonly PathPart[];
	readonly tensors: readonly TensorInfo[];
	/** Its keys that are texts, in order. */
	readonly keys: readonly string[];
}

/** Keys under which optimizers and schedulers keep tensors that are no weights. */
const NOT_WEIGHTS = /^(optimizer\w*|optim\w*|opt|lr_scheduler\w*|scheduler\w*|callbacks|loops|scaler|rng\w*|amp)$/i;

/** The dicts that hold tensors by name, the fullest first; optimizers' left out. */
export function stateDicts({ tensors }: Checkpoint): StateDict[] {
	const groups = new Map<string, { path: readonly PathPart[]; tensors: TensorInfo[]; keys: string[] }>();
	for (const tensor of tensors) {
		const parent = tensor.path.slice(0, -1);
		const key = tensor.path.at(-1);
		// a number stands in front where a tuple or list of state dicts was saved, and inside an optimizer's state
		const foreign = parent.some((p, i) => (typeof p === 'number' ? i > 0 : NOT_WEIGHTS.test(p)));
		if (typeof key !== 'string' || foreign) continue;
		const id = JSON.stringify(parent);
		const group = groups.get(id) ?? { path: parent, tensors: [], keys: [] };
		group.tensors.push(tensor);
		group.keys.push(key);
		groups.set(id, group);
	}
	return [...groups.values()].sort((a, b) => b.tensors.length - a.tensors.length);
}

/** A tensor's path as one reads it. */
export const pathText = (path: readonly PathPart[]): string => path.join('.');
