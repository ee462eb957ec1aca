import { pythonString } from '../checkpoint/python-string.ts';
import { type LocalTensor, loadTensor } from './load-tensor.ts';
import type { ModuleMetadata, ModuleTree, StateDict, StateDictEntry, TensorSpec } from './module-tree.ts';
import { addTrackedBatches, refuseOldRunningStats } from './norm-versions.ts';
import { refuseUnknownVersion, takeOldNames } from './old-versions.ts';
import { type Progress, Raised } from './progress.ts';

export interface LoadOptions {
	/** Default true, as in PyTorch. */
	readonly strict?: boolean;
	/** Take the state dict's tensors instead of copying their numbers; default false. */
	readonly assign?: boolean;
}

/** What one call of `load_state_dict` does. */
export interface LoadReport {
	/** In the order in which PyTorch lists them. */
	readonly missing: readonly string[];
	readonly unexpected: readonly string[];
	/**
	 * The exception, as PyTorch 2.14.1 words it. What stands in `loaded` has been loaded by then all the same:
	 * PyTorch goes through the whole module before it raises.
	 */
	readonly error?: { readonly type: string; readonly text: string };
	/** What the call returns, printed: `<All keys matched successfully>`; empty where it raises. */
	readonly text: string;
	readonly warnings: readonly string[];
	/** The model's tensors that took something from the state dict, and what they are afterwards. */
	readonly loaded: ReadonlyMap<string, TensorSpec>;
}

const EXTRA_STATE = '_extra_state';
const NO_METADATA: ModuleMetadata = {};

/** Parameters, then persistent buffers, without those that are None. */
function localState({ parameters = [], buffers = [] }: ModuleTree): Map<string, LocalTensor> {
	const local = new Map<string, LocalTensor>();
	for (const [name, tensor, frozen] of parameters) if (tensor) local.set(name, { tensor, trains: !frozen });
	for (const [name, tensor, kept] of buffers) if (tensor && kept) local.set(name, { tensor, trains: false });
	return local;
}

/** The keys under a prefix that belong to nothing of this module, in the state dict's order. */
function unexpectedKeys(
	module: ModuleTree,
	local: ReadonlyMap<string, unknown>,
	prefix: string,
	keys: Iterable<string>,
): string[] {
	const children = new Set(module.children?.map(([name]) => name));
	return [...keys].filter((key) => {
		if (!key.startsWith(prefix) || key === prefix + EXTRA_STATE) return false;
		const name = key.slice(prefix.length);
		const dot = name.indexOf('.');
		// a key that goes deeper is left to the child, which has its own say; a child that is None says nothing
		return dot < 0 ? !local.has(name) : !children.has(name.slice(0, dot));
	});
}

/** One module's own tensors, before its children's. */
function loadModule(
	module: ModuleTree,
	entries: Map<string, StateDictEntry>,
	prefix: string,
	metadata: ModuleMetadata,
	assign: boolean,
	progress: Progress,
): void {
	if (module.versions) refuseUnknownVersion(module.versions, metadata);
	if (module.oldNames) takeOldNames(module.oldNames, entries, prefix, metadata);
	if (module.norm?.kind === 'instance') refuseOldRunningStats(module, entries, prefix, metadata, progress.messages);
	if (module.norm?.tracks) addTrackedBatches(module, entries, prefix, metadata);
	const local = localState(module);
	for (const [name, tensor] of local) {
		const key = prefix + name;
		const entry = entries.get(key);
		if (!entry) progress.missing.push(key);
		else loadTensor(key, tensor, entry, assign, progress);
	}
	const extra = prefix + EXTRA_STATE;
	if (module.extraState && !entries.has(extra)) progress.missing.push(extra);
	if (!module.extraState && entries.has(extra)) progress.unexpected.push(extra);
	progress.unexpected.push(...unexpectedKeys(module, local, prefix, entries.keys()));
}

const quoted = (keys: readonly string[]) => keys.map((key) => `"${key}"`).join(', ');
const listed = (keys: readonly string[]) => `[${keys.map(pythonString).join(', ')}]`;

/** Python looks for a module's prefix in every key, and only a str has one. */
function refuseOtherKey(type: string): never {
	if (type === 'bytes')
		throw new Raised('TypeError', 'startswith first arg must be bytes or a tuple of bytes, not str');
	throw new Raised('AttributeError', `'${type}' object has no attribute 'startswith'`);
}

/**
 * `nn.Module.load_state_dict`, over names and shapes alone.
 *
 * @param stateDict a state dict, or the Python type of what is none
 * @returns what PyTorch returns, warns of or raises; it never throws itself
 * @see torch 2.14.1, torch/nn/modules/module.py: `load_state_dict`, `_load_from_state_dict`
 */
export function loadStateDict(
	model: ModuleTree,
	stateDict: StateDict | { readonly type: string },
	{ strict = true, assign = false }: LoadOptions = {},
): LoadReport {
	const progress: Progress = { missing: [], unexpected: [], messages: [], warnings: new Set(), loaded: new Map() };
	const ended = (type: string, text: string): LoadReport => ({
		...progress,
		warnings: [...progress.warnings],
		error: { type, text },
		text: '',
	});
	if ('type' in stateDict) return ended('TypeError', `Expected state_dict to be dict-like, got ${stateDict.type}.`);
	const load = (module: ModuleTree, entries: Map<string, StateDictEntry>, prefix: string): void => {
		const metadata = stateDict.metadata?.get(prefix.slice(0, -1)) ?? NO_METADATA;
		// without metadata PyTorch has nowhere to keep the wish, and passes it on with each module
		loadModule(module, entries, prefix, metadata, assign || Boolean(metadata.assign), progress);
		const [other] = stateDict.otherKeys ?? [];
		if (other !== undefined) refuseOtherKey(other);
		for (const [name, child] of module.children ?? []) {
			if (!child) continue;
			const below = `${prefix}${name}.`;
			load(child, new Map([...entries].filter(([key]) => key.startsWith(below))), below);
		}
	};
	try {
		load(model, new Map(stateDict.entries), '');
	} catch (error) {
		if (error instanceof Raised) return ended(error.type, error.message);
		throw error;
	}
	const { missing, unexpected, messages, warnings } = progress;
	const all = [
		...(strict && missing.length ? [`Missing key(s) in state_dict: ${quoted(missing)}. `] : []),
		...(strict && unexpected.length ? [`Unexpected key(s) in state_dict: ${quoted(unexpected)}. `] : []),
		...messages,
	];
	if (all.length) {
		return ended('RuntimeError', `Error(s) in loading state_dict for ${model.className}:\n\t${all.join('\n\t')}`);
	}
	const text =
		missing.length || unexpected.length
			? `_IncompatibleKeys(missing_keys=${listed(missing)}, unexpected_keys=${listed(unexpected)})`
			: '<All keys matched successfully>';
	return { ...progress, warnings: [...warnings], text };
}
