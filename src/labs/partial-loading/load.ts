import { BUILDERS } from '../../nn/architectures/builders.ts';
import { type LoadReport, loadStateDict } from '../../nn/load-state-dict.ts';
import type { ModuleTree, StateDict, StateDictEntry } from '../../nn/module-tree.ts';
import { stateDictOf } from '../../nn/state-dict-of.ts';
import { wrap } from '../../nn/wrap.ts';
import type { FileName, ModelName, State } from './state.ts';

/** Classes of ImageNet, for which the files were trained, and of the reader's own task. */
const IMAGENET = 1000;
const OWN = 10;

const FILES: Record<FileName, () => ModuleTree> = {
	resnet18: () => BUILDERS.resnet18(IMAGENET),
	module: () => wrap(BUILDERS.resnet18(IMAGENET), 'DataParallel'),
	resnet34: () => BUILDERS.resnet34(IMAGENET),
	vgg11: () => BUILDERS.vgg11(IMAGENET),
	other: () => BUILDERS.resnet18(OWN),
};

const MODELS: Record<ModelName, () => ModuleTree> = {
	'resnet18-10': () => BUILDERS.resnet18(OWN),
	resnet18: () => BUILDERS.resnet18(IMAGENET),
	backbone: () => ({ className: 'ModuleDict', children: [['backbone', BUILDERS.resnet18(IMAGENET)]] }),
	'resnet34-10': () => BUILDERS.resnet34(OWN),
	'vgg11-10': () => BUILDERS.vgg11(OWN),
};

type Entries = ReadonlyMap<string, StateDictEntry>;

const shapeOf = (entry: StateDictEntry | undefined) => (entry?.kind === 'tensor' ? entry.shape.join() : undefined);

/** Whether a tensor of the file has its name and its shape in the model. */
export const fits = (key: string, file: Entries, own: Entries): boolean =>
	own.has(key) && shapeOf(file.get(key)) === shapeOf(own.get(key));

/** What comes of loading a part of a file. */
export interface Loading {
	file: Entries;
	own: Entries;
	/** The keys that the filter leaves. */
	kept: ReadonlySet<string>;
	/** Those of them that the model can take. */
	fit: readonly string[];
	report: LoadReport;
}

/** Loads the file of a state into its model, over names and shapes. */
export function load({ file: name, model: modelName, filter, fill, strict }: State): Loading {
	const file = stateDictOf(FILES[name]());
	const model = MODELS[modelName]();
	const own = stateDictOf(model);
	const passes = {
		none: () => true,
		key: (key: string) => own.entries.has(key),
		shape: (key: string) => fits(key, file.entries, own.entries),
	}[filter];
	const keep = [...file.entries].filter(([key]) => passes(key));
	// a dict comprehension loses the metadata; own.update(keep) leaves the model's
	const kept: StateDict = filter === 'none' ? file : { entries: new Map(keep) };
	const given = fill ? { ...own, entries: new Map([...own.entries, ...keep]) } : kept;
	return {
		file: file.entries,
		own: own.entries,
		kept: new Set(keep.map(([key]) => key)),
		fit: keep.map(([key]) => key).filter((key) => fits(key, file.entries, own.entries)),
		report: loadStateDict(model, given, { strict }),
	};
}
