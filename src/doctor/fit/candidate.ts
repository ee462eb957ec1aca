import {
	type Checkpoint,
	globalName,
	isKind,
	type PathPart,
	type PyDict,
	type TensorNode,
	type Value,
} from '../../checkpoint/index.ts';
import type { ModuleMetadata, StateDict, StateDictEntry } from '../../nn/module-tree.ts';
import { childOf } from '../plan/draft.ts';
import { stateDicts } from '../rules/state-dicts.ts';

const MODULE = '<state_dict>';

/** A dict of a checkpoint as `load_state_dict` would be handed it. */
export interface Candidate {
	/** Where it stands; empty for the root. A pickled module's own state dict ends in `<state_dict>`. */
	readonly path: readonly PathPart[];
	readonly stateDict: StateDict;
}

const specOf = ({ shape, dtype, device }: Pick<TensorNode, 'shape' | 'dtype' | 'device'>): StateDictEntry => ({
	kind: 'tensor',
	shape,
	dtype,
	...(device === 'meta' && { meta: true }),
});

/** A value's Python type by its name: `int`, `collections.OrderedDict`. */
function nameOfType(value: Value): string {
	if (value === null) return 'NoneType';
	if (typeof value === 'string') return 'str';
	if (typeof value === 'boolean') return 'bool';
	if (typeof value !== 'object') return 'int';
	switch (value.kind) {
		case 'dict':
			return value.className === 'dict' ? 'dict' : `collections.${value.className}`;
		case 'set':
			return value.frozen ? 'frozenset' : 'set';
		case 'bytes':
			return value.mutable ? 'bytearray' : 'bytes';
		case 'tuple':
			return value.className ?? 'tuple';
		case 'object':
			return globalName(value.callee)?.replace(/^builtins\./, '') ?? 'object';
		case 'storage':
			return 'torch.storage.TypedStorage';
		case 'tensor':
			return value.className ?? (value.isParameter ? 'torch.nn.parameter.Parameter' : 'torch.Tensor');
		case 'global':
			return value.module === 'torch' && /^[a-z]/.test(value.name) ? 'torch.dtype' : 'type';
		default:
			return value.kind;
	}
}

/** A value's Python type as `type(value)` prints it. */
export const typeOf = (value: Value): string => `<class '${nameOfType(value)}'>`;

/** The versions that modules left in a state dict's `_metadata`. */
function metadataOf(dict: PyDict): ReadonlyMap<string, ModuleMetadata> | undefined {
	const { attributes } = dict;
	const found = isKind(attributes, 'dict') ? attributes.get('_metadata') : undefined;
	if (!isKind(found, 'dict')) return undefined;
	return new Map(
		[...found.entries()].flatMap(([prefix, entry]) => {
			const version = isKind(entry, 'dict') ? entry.get('version') : undefined;
			return typeof prefix === 'string' ? [[prefix, typeof version === 'number' ? { version } : {}] as const] : [];
		}),
	);
}

function dictCandidate(dict: PyDict, path: readonly PathPart[]): Candidate {
	const entries = new Map<string, StateDictEntry>();
	const otherKeys: string[] = [];
	for (const [key, value] of dict.entries()) {
		if (typeof key !== 'string') otherKeys.push(nameOfType(key));
		else entries.set(key, isKind(value, 'tensor') ? specOf(value) : { kind: 'object', type: typeOf(value) });
	}
	const metadata = metadataOf(dict);
	return { path, stateDict: { entries, ...(metadata && { metadata }), ...(otherKeys.length && { otherKeys }) } };
}

/** What `torch.load(path)` gives, as `load_state_dict` takes it; the type of what is no dict. */
export function wholeOf(checkpoint: Checkpoint): StateDict | { readonly type: string } {
	const { root, tensors } = checkpoint;
	if (isKind(root, 'dict')) return dictCandidate(root, []).stateDict;
	// safetensors and the like have no root: their loaders give a dict of the names
	if (root === undefined) return { entries: new Map(tensors.map((t) => [t.path.join('.'), specOf(t)])) };
	return { type: typeOf(root) };
}

/** The dict of weights that is most likely meant: the fullest that is no optimizer's. Undefined where there is none. */
export function candidateOf(checkpoint: Checkpoint): Candidate | undefined {
	const [best] = stateDicts(checkpoint);
	if (!best) return undefined;
	const dict = best.path.reduce<Value | undefined>(childOf, checkpoint.root);
	if (isKind(dict, 'dict') && !best.path.includes(MODULE)) return dictCandidate(dict, best.path);
	return {
		path: best.path,
		stateDict: {
			entries: new Map(best.tensors.map((t, i) => [best.keys[i] ?? '', specOf(t)])),
			// a module that is asked for its state dict today says today's version
			...(best.path.includes(MODULE) && { metadata: new Map([['', { version: 2 }]]) }),
		},
	};
}
