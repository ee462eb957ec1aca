import { type Checkpoint, isKind, PyDict, type PyObject, type TensorNode, type Value } from '../../checkpoint/index.ts';
import type { PlanProblem, PlanProblemCode } from './error.ts';
import { isFlat } from './flat.ts';
import type { Path } from './step.ts';
import { partOf } from './tree.ts';

/** Why something of the file is not in the output. */
export type LossReason =
	/** A `drop` step names it, or an `unwrap` step leaves it outside. */
	| 'dropped'
	/** weights_only=True refuses it. */
	| 'refused'
	/** Only tensors were to be kept. */
	| 'not-a-tensor'
	/** Its bytes are not all in the file. */
	| 'no-data'
	/** Its description contradicts itself. */
	| 'bad-tensor'
	/** The format has no place for it. */
	| 'format';

export interface Loss {
	readonly path: Path;
	readonly reason: LossReason;
	/** What it is: a class, a dtype, a size. */
	readonly what: string;
}

/** Something a reader of the plan should know; nothing is lost by it. */
export type NoteCode =
	/** A step changes nothing. `text`: its kind. */
	| 'no-effect'
	/** Written as another type: a defaultdict as a dict, a numpy scalar as a number, a path as a str. */
	| 'replaced'
	/** A Tensor subclass becomes a plain tensor. */
	| 'subclass'
	/** Tensors that share memory get their own bytes: safetensors knows no sharing. */
	| 'unshared'
	/** A dtype that torch 2.6 does not load. */
	| 'newer-torch'
	/** Prefix bytes, strays or a folder around the records that are not written again. */
	| 'repacked';

export interface Note {
	readonly code: NoteCode;
	readonly path: Path;
	readonly text: string;
}

/** The tree that will be written, as far as the steps have brought it. */
export interface Draft {
	root: Value;
	readonly lost: Loss[];
	readonly notes: Note[];
	readonly problems: PlanProblem[];
	/** The state dicts of pickled modules. */
	readonly modules: ReadonlyMap<PyObject, PyDict>;
	/** Which of the file's tensors one was made from. */
	readonly origin: Map<TensorNode, TensorNode>;
}

const MODULE = '<state_dict>';

/** Adds a problem. */
export function problem(draft: Draft, code: PlanProblemCode, message: string, paths: readonly Path[] = []): void {
	draft.problems.push({ code, message, paths });
}

/** A path for a text: `state_dict.fc.weight`, `[0]` for what has no name. */
export function pathText(path: Path): string {
	return path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join('.') || '(root)';
}

/** As `state_dict()` gives a module's tensors: detached, one for one. */
function detacher(origin: Map<TensorNode, TensorNode>): (node: TensorNode) => TensorNode {
	const known = new Map<TensorNode, TensorNode>();
	return (node) => {
		if (!node.requiresGrad && !node.isParameter) return node;
		const made = known.get(node) ?? { ...node, requiresGrad: false, isParameter: false };
		known.set(node, made);
		origin.set(made, node);
		return made;
	};
}

/** The file's tensors in a dict of dotted names. */
function flat(checkpoint: Checkpoint, detach: (node: TensorNode) => TensorNode): PyDict {
	const made = new PyDict('OrderedDict');
	for (const { path, node } of checkpoint.tensors) made.set(path.join('.'), detach(node));
	return made;
}

/** What a dict, list or tuple holds under a step of a path. */
export function childOf(value: Value | undefined, part: string | number): Value | undefined {
	if (isKind(value, 'dict')) {
		if (value.has(part)) return value.get(part);
		for (const [key, held] of value.entries()) if (partOf(key) === part) return held;
		return undefined;
	}
	if ((isKind(value, 'list') || isKind(value, 'tuple')) && typeof part === 'number') return value.items[part];
	return undefined;
}

export function valueAt(root: Value, path: Path): Value | undefined {
	return path.reduce<Value | undefined>(childOf, root);
}

/** Each pickled module's state dict, made from the names its tensors were listed under. */
function modulesOf(checkpoint: Checkpoint, detach: (node: TensorNode) => TensorNode): Map<PyObject, PyDict> {
	const modules = new Map<PyObject, PyDict>();
	if (checkpoint.root === undefined) return modules;
	for (const { path, node } of checkpoint.tensors) {
		const at = path.indexOf(MODULE);
		const owner = at < 0 ? undefined : valueAt(checkpoint.root, path.slice(0, at));
		if (!isKind(owner, 'object')) continue;
		const dict = modules.get(owner) ?? new PyDict('OrderedDict');
		dict.set(path.slice(at + 1).join('.'), detach(node));
		modules.set(owner, dict);
	}
	return modules;
}

/** The file's own tree, to be changed by steps. The file's values themselves are never changed. */
export function draftOf(checkpoint: Checkpoint): Draft {
	const tree = isFlat(checkpoint) ? undefined : checkpoint.root;
	const origin = new Map<TensorNode, TensorNode>();
	const detach = detacher(origin);
	return {
		root: tree ?? flat(checkpoint, detach),
		lost: [],
		notes: [],
		problems: [],
		modules: modulesOf(checkpoint, detach),
		origin,
	};
}
