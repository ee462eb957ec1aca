import type { StateDict } from './module-tree.ts';

/** The map with a prefix taken off the keys that have it; these move to the end, as they do in Python. */
function without<T>(map: ReadonlyMap<string, T>, renamed: (key: string) => string | undefined): Map<string, T> {
	const out = new Map(map);
	for (const [key, value] of map) {
		const name = renamed(key);
		if (name === undefined) continue;
		out.delete(key);
		out.set(name, value);
	}
	return out;
}

/**
 * `torch.nn.modules.utils.consume_prefix_in_state_dict_if_present`, which keeps the metadata right; PyTorch's changes
 * the state dict in place, this one returns another.
 *
 * @param prefix with its dot: `module.`
 */
export function consumePrefix({ entries, metadata }: StateDict, prefix: string): StateDict {
	const cut = (key: string) => (key.startsWith(prefix) ? key.slice(prefix.length) : undefined);
	return {
		entries: without(entries, cut),
		// the module itself stands there without the dot
		...(metadata ? { metadata: without(metadata, (key) => (`${key}.` === prefix ? '' : cut(key))) } : {}),
	};
}
