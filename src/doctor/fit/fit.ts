import type { Checkpoint, PathPart } from '../../checkpoint/index.ts';
import { treeOf } from '../../nn/architectures/expand.ts';
import { type Difference, identify } from '../../nn/architectures/identify.ts';
import { type LoadReport, loadStateDict } from '../../nn/load-state-dict.ts';
import type { ModuleTree, StateDict, TensorSpec } from '../../nn/module-tree.ts';
import { type Candidate, candidateOf, wholeOf } from './candidate.ts';
import { AS_IS, type Rewrite, rewriteFor, rewritten, strippings } from './prefixes.ts';

/** A model to load into: one of torchvision's by name, or any whose keys are known. */
export interface Target {
	/** The builder's name, `resnet18`; of another model, what it came from. */
	readonly name: string;
	readonly torchvision: boolean;
	readonly tree: ModuleTree;
}

/** What `load_state_dict` would say. */
export interface Verdict {
	readonly raises: boolean;
	/** What it prints: the exception with its type, or what it returns. */
	readonly text: string;
	readonly missing: number;
	readonly unexpected: number;
	readonly resized: number;
	/** Tensors of the model that take something from the file. */
	readonly loaded: number;
}

/** A tensor that is in both with another shape. */
export interface Resized {
	readonly key: string;
	readonly found: readonly number[];
	readonly expected: readonly number[];
}

/** How a checkpoint fits a model, and what makes it fit. */
export interface Fit {
	readonly target: string;
	/** Tensors that the model has. */
	readonly of: number;
	/** `model.load_state_dict(torch.load(path))`. */
	readonly asIs: Verdict;
	/** What the offered program prints: the state dict taken out, its keys rewritten, the head built to measure. */
	readonly fixed: Verdict;
	/** Whether that loads all, strictly; else what fits is loaded with `strict=False`. */
	readonly strict: boolean;
	readonly path: readonly PathPart[];
	readonly rewrite: Rewrite;
	/** Keys that are no text, which are left out. */
	readonly otherKeys: number;
	/** The model asks for a version, and is told one. */
	readonly versioned: boolean;
	readonly resized: readonly Resized[];
	/** Set where only the head differs: the number of classes that the file's model was built with. */
	readonly classes?: number;
	/** What the keys say the model is, where it is not the target; nearest first. */
	readonly others: readonly string[];
}

/** A model whose keys are a state dict's, for want of its class. */
export function treeFromKeys(className: string, { entries }: StateDict): ModuleTree {
	interface Open {
		tensors: [string, TensorSpec][];
		children: Map<string, Open>;
	}
	const make = (): Open => ({ tensors: [], children: new Map() });
	const root = make();
	for (const [key, entry] of entries) {
		if (entry.kind !== 'tensor') continue;
		const parts = key.split('.');
		const last = parts.pop() ?? '';
		let at = root;
		for (const part of parts) {
			const next = at.children.get(part) ?? make();
			at.children.set(part, next);
			at = next;
		}
		at.tensors.push([last, entry]);
	}
	const close = (name: string, { tensors, children }: Open): ModuleTree => ({
		className: name,
		parameters: tensors,
		children: [...children].map(([part, child]) => [part, close('Module', child)] as const),
		...(tensors.some(([part]) => part === 'num_batches_tracked') && { norm: { kind: 'batch', tracks: true } as const }),
	});
	return close(className, root);
}

/** One of torchvision's models. @throws Error for a name it does not have */
export const torchvisionTarget = (name: string): Target => ({ name, torchvision: true, tree: treeOf(name) });

function shapesOf(tree: ModuleTree, prefix = ''): Map<string, TensorSpec> {
	const found = new Map<string, TensorSpec>();
	const add = (name: string, tensor: TensorSpec | null) => tensor && found.set(prefix + name, tensor);
	for (const [name, tensor] of tree.parameters ?? []) add(name, tensor);
	for (const [name, tensor, kept] of tree.buffers ?? []) if (kept) add(name, tensor);
	for (const [name, child] of tree.children ?? []) {
		if (child) for (const [key, tensor] of shapesOf(child, `${prefix}${name}.`)) found.set(key, tensor);
	}
	return found;
}

function withShapes(tree: ModuleTree, shapes: ReadonlyMap<string, readonly number[]>, prefix = ''): ModuleTree {
	return {
		...tree,
		parameters: (tree.parameters ?? []).map(([name, tensor]) => {
			const shape = shapes.get(prefix + name);
			return [name, tensor && shape ? { ...tensor, shape } : tensor] as const;
		}),
		children: (tree.children ?? []).map(
			([name, child]) => [name, child && withShapes(child, shapes, `${prefix}${name}.`)] as const,
		),
	};
}

function verdictOf(report: LoadReport, resized: number): Verdict {
	const { error, missing, unexpected, loaded } = report;
	return {
		raises: error !== undefined,
		text: error ? `${error.type}: ${error.text}` : report.text,
		missing: missing.length,
		unexpected: unexpected.length,
		resized,
		loaded: loaded.size,
	};
}

/** A version of the model that a state dict without its own is taken to be of: the builder's. */
const NEWEST = 2;

function rewrite({ stateDict }: Candidate, how: Rewrite): StateDict {
	const { entries, otherKeys } = stateDict;
	if (rewritesNothing(how) && !otherKeys) return stateDict;
	// renamed keys no longer go with the prefixes of _metadata, and a dict comprehension leaves it behind
	return { entries: new Map([...entries].map(([key, entry]) => [rewritten(key, how), entry])) };
}

const rewritesNothing = (how: Rewrite) => JSON.stringify(how) === JSON.stringify(AS_IS);

/** The number of classes, where only the last layers differ, and in nothing else. */
function classesOf(resized: readonly Resized[], target: Target): number | undefined {
	if (!target.torchvision || !resized.length || resized.length > MOST_HEADS) return undefined;
	const [first] = resized;
	const classes = first?.found[0];
	const same = resized.every(
		({ found, expected }) =>
			found[0] === classes && expected[0] === first?.expected[0] && found.slice(1).join() === expected.slice(1).join(),
	);
	return same && first?.expected[0] === IMAGENET ? classes : undefined;
}

/** Weight and bias of the head and of an auxiliary one or two. */
const MOST_HEADS = 6;
const IMAGENET = 1000;

const shapesIn = ({ entries }: StateDict) =>
	new Map([...entries].flatMap(([key, e]) => (e.kind === 'tensor' ? [[key, e.shape] as const] : [])));

/** Models that have just these keys, or nearly, without the target; quantizable twins only where nothing else has. */
function othersOf(stateDict: StateDict, target: Target): string[] {
	const { exact, nearest } = identify(shapesIn(stateDict));
	const names = exact.length ? exact : nearest.map((d) => d.name);
	const plain = names.filter((name) => !name.startsWith('quantized_'));
	return (plain.length ? plain : names).filter((name) => name !== target.name).slice(0, 3);
}

/** What the checkpoint's keys say that its model is, whatever stands before them; nothing where they say nothing. */
export function modelOf(checkpoint: Checkpoint): {
	readonly exact: readonly string[];
	readonly nearest: readonly string[];
} {
	const candidate = candidateOf(checkpoint);
	if (!candidate) return { exact: [], nearest: [] };
	let nearest: readonly Difference[] = [];
	for (const how of strippings([...candidate.stateDict.entries.keys()])) {
		const found = identify(shapesIn(rewrite(candidate, how)));
		if (found.exact.length) return { exact: found.exact, nearest: [] };
		if ((found.nearest[0]?.equal ?? 0) > (nearest[0]?.equal ?? 0)) nearest = found.nearest;
	}
	return { exact: [], nearest: nearest.map((d) => d.name) };
}

/**
 * How a checkpoint fits a model: what `load_state_dict` says to it as it is and repaired. Reads nothing.
 * Undefined where the file holds no tensors by name.
 */
export function fit(checkpoint: Checkpoint, target: Target): Fit | undefined {
	const candidate = candidateOf(checkpoint);
	if (!candidate) return undefined;
	const model = shapesOf(target.tree);
	const how = rewriteFor([...candidate.stateDict.entries.keys()], new Set(model.keys()));
	const resizedOf = (dict: StateDict): Resized[] =>
		[...dict.entries].flatMap(([key, entry]) => {
			const expected = model.get(key)?.shape;
			if (entry.kind !== 'tensor' || !expected || entry.shape.join() === expected.join()) return [];
			// what is one number may have no dimension or one
			if (expected.length === 0 && entry.shape.join() === '1') return [];
			return [{ key, found: entry.shape, expected }];
		});
	const plain = rewrite(candidate, how);
	const resized = resizedOf(plain);
	const whole = wholeOf(checkpoint);
	const classes = classesOf(resized, target);
	const left = new Set(classes === undefined ? resized.map((r) => r.key) : []);
	const { versions } = target.tree;
	// the program leaves keys out with a comprehension too
	const kept = left.size ? undefined : plain.metadata;
	const versioned = versions !== undefined && !versions.includes(kept?.get('')?.version ?? 0);
	const metadata = versioned ? new Map([['', { version: NEWEST }]]) : kept;
	const stateDict: StateDict = { ...plain, metadata };
	const tree =
		classes === undefined ? target.tree : withShapes(target.tree, new Map(resized.map((r) => [r.key, r.found])));
	const asIs = verdictOf(loadStateDict(target.tree, whole), 'entries' in whole ? resizedOf(whole).length : 0);
	const strict = verdictOf(loadStateDict(tree, stateDict), classes === undefined ? resized.length : 0);
	const fitting: StateDict = {
		...stateDict,
		entries: new Map([...stateDict.entries].filter(([key]) => !left.has(key))),
	};
	const fixed = strict.raises
		? { ...verdictOf(loadStateDict(tree, fitting, { strict: false }), left.size), missing: strict.missing }
		: strict;
	return {
		target: target.name,
		of: model.size,
		asIs,
		fixed,
		strict: !strict.raises,
		path: candidate.path,
		rewrite: how,
		otherKeys: candidate.stateDict.otherKeys?.length ?? 0,
		versioned,
		resized,
		...(classes !== undefined && { classes }),
		others: strict.raises ? othersOf(stateDict, target) : [],
	};
}
