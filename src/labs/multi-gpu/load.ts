import { BUILDERS } from '../../nn/architectures/builders.ts';
import { consumePrefix } from '../../nn/consume-prefix.ts';
import { type LoadReport, loadStateDict } from '../../nn/load-state-dict.ts';
import type { ModuleTree, StateDict } from '../../nn/module-tree.ts';
import { stateDictOf } from '../../nn/state-dict-of.ts';
import { WRAPPERS, type Wrapper, wrap } from '../../nn/wrap.ts';
import type { Fix, Into, Saved, State } from './state.ts';

/** The wrappers around the model, the innermost first. */
const LAYERS: Record<Saved | Into, readonly Wrapper[]> = {
	plain: [],
	dp: ['DataParallel'],
	ddp: ['DistributedDataParallel'],
	compile: ['OptimizedModule'],
	'compile-ddp': ['DistributedDataParallel', 'OptimizedModule'],
	'dp-compile': ['OptimizedModule', 'DataParallel'],
	ema: ['AveragedModel'],
};
const NET = BUILDERS.resnet18(1000);
const CUT = 'module.';
const COUNTER = 'n_averaged';

const modelOf = (kind: Saved | Into): ModuleTree => LAYERS[kind].reduce<ModuleTree>(wrap, NET);

/** What the model's names begin with: `_orig_mod.module.` */
export const prefixOf = (kind: Saved | Into): string =>
	[...LAYERS[kind]]
		.reverse()
		.map((name) => `${WRAPPERS[name]}.`)
		.join('');

/** The name of one key of the file after a repair, and undefined where the repair drops it. */
export function renamed(key: string, fix: Fix): string | undefined {
	if (fix === 'slice') return key.slice(CUT.length);
	if (fix === 'removeprefix') return key.startsWith(CUT) ? key.slice(CUT.length) : key;
	if (fix === 'none') return key;
	return key === COUNTER ? undefined : key.replace(/^(module\.)?(_orig_mod\.)?(module\.)?/, '');
}

/** The state dict after a repair; what goes through a dict comprehension has no metadata. */
function repaired(file: StateDict, fix: Fix): StateDict {
	if (fix === 'none') return file;
	if (fix === 'all') {
		const entries = new Map(file.entries);
		entries.delete(COUNTER);
		return ['module.', '_orig_mod.', 'module.'].reduce<StateDict>(consumePrefix, { ...file, entries });
	}
	return { entries: new Map([...file.entries].map(([key, tensor]) => [renamed(key, fix) ?? key, tensor])) };
}

/** What comes of loading a file into a model. */
export interface Loading {
	/** The keys of the file as it was saved, in its order. */
	file: readonly string[];
	/** The keys that `load_state_dict` is given. */
	given: readonly string[];
	/** Its first argument's names that the model has. */
	fit: readonly string[];
	/** How many tensors the model has. */
	wanted: number;
	report: LoadReport;
}

/** Loads the file of a state into its model, over names and shapes. */
export function load({ saved, into, fix, strict }: State): Loading {
	const file = stateDictOf(modelOf(saved));
	const given = repaired(file, fix);
	const model = fix === 'all' ? NET : modelOf(into);
	const own = stateDictOf(model).entries;
	return {
		file: [...file.entries.keys()],
		given: [...given.entries.keys()],
		fit: [...given.entries.keys()].filter((key) => own.has(key)),
		wanted: own.size,
		report: loadStateDict(model, given, { strict }),
	};
}
