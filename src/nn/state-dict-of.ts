import type { ModuleMetadata, ModuleTree, StateDict, StateDictEntry } from './module-tree.ts';

/** `_version` of `nn.Module`, and of the normalisation layers, which once changed what they store. */
const VERSION = 1;
const NORM_VERSION = 2;

/** `model.state_dict()`: names, shapes and dtypes in PyTorch's order, and each module's version in the metadata. */
export function stateDictOf(model: ModuleTree): StateDict & { readonly metadata: ReadonlyMap<string, ModuleMetadata> } {
	const entries = new Map<string, StateDictEntry>();
	const metadata = new Map<string, ModuleMetadata>();
	const visit = ({ parameters = [], buffers = [], children = [], norm }: ModuleTree, prefix: string): void => {
		metadata.set(prefix.slice(0, -1), { version: norm ? NORM_VERSION : VERSION });
		const kept = buffers.filter(([, , persistent]) => persistent);
		for (const [name, tensor] of [...parameters, ...kept]) {
			if (tensor) entries.set(prefix + name, tensor);
		}
		for (const [name, child] of children) {
			if (child) visit(child, `${prefix}${name}.`);
		}
	};
	visit(model, '');
	return { entries, metadata };
}
