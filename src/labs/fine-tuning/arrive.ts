import { contiguous } from '../../checkpoint/index.ts';
import { loadStateDict } from '../../nn/load-state-dict.ts';
import type { StateDictEntry } from '../../nn/module-tree.ts';
import { stateDictOf } from '../../nn/state-dict-of.ts';
import { KEYS, type Key, treeOf } from '../save-and-load/network.ts';
import { openBytes } from '../save-and-load/weights.ts';
import { OUTPUTS } from './state.ts';

/** What came of a file. */
export interface Arrival {
	/** The numbers of the tensors that have the model's name and shape. */
	loaded: Partial<Record<Key, Float32Array>>;
	/** Tensors in the file. */
	inFile: number;
	/** What `load_state_dict(keep, strict=False)` returns, printed. */
	report: string;
}

/**
 * The filter by name and shape, on the bytes of a file that PyTorch wrote, for the network with the new head.
 *
 * @throws Error of the reader if these are no checkpoint
 */
export async function arriving(bytes: Uint8Array, name: string): Promise<Arrival> {
	const { tensors } = await openBytes(bytes, name);
	const model = treeOf('OddOrEven', OUTPUTS);
	const own = stateDictOf(model).entries;
	const loaded: Arrival['loaded'] = {};
	const keep = new Map<string, StateDictEntry>();
	for (const tensor of tensors) {
		const key = KEYS.find((k) => k === tensor.path.at(-1));
		const entry = key && own.get(key);
		if (!key || entry?.kind !== 'tensor' || entry.shape.join() !== tensor.shape.join()) continue;
		keep.set(key, entry);
		loaded[key] = new Float32Array((await contiguous(tensor)).slice().buffer);
	}
	const { text } = loadStateDict(model, { entries: keep }, { strict: false });
	return { loaded, inFile: tensors.length, report: text };
}
