import type { ModuleMetadata, ModuleTree, StateDictEntry } from './module-tree.ts';

/** Since this version BatchNorm counts its batches. */
const COUNTS_BATCHES = 2;

/**
 * Fills in `num_batches_tracked` where a state dict is older than it, or does not say how old it is: that is
 * why PyTorch never reports it missing for a plain dict or behind a wrong prefix.
 */
export function addTrackedBatches(
	module: ModuleTree,
	entries: Map<string, StateDictEntry>,
	prefix: string,
	{ version = 0 }: ModuleMetadata,
): void {
	const key = `${prefix}num_batches_tracked`;
	if (version >= COUNTS_BATCHES || entries.has(key)) return;
	const own = module.buffers?.find(([name]) => name === 'num_batches_tracked')?.[1];
	// the module's own count stays, except on meta, where a zero on the CPU takes its place
	entries.set(key, { kind: 'tensor', shape: own?.shape ?? [], dtype: own?.dtype ?? 'int64' });
}

/** InstanceNorm tracked running statistics by default before 0.4: what such a state dict has is refused in words of its own. */
export function refuseOldRunningStats(
	module: ModuleTree,
	entries: Map<string, StateDictEntry>,
	prefix: string,
	{ version }: ModuleMetadata,
	messages: string[],
): void {
	if (version !== undefined || module.norm?.tracks) return;
	const keys = ['running_mean', 'running_var'].map((name) => prefix + name).filter((key) => entries.has(key));
	if (!keys.length) return;
	const name = module.className;
	messages.push(
		`Unexpected running stats buffer(s) ${keys.map((key) => `"${key}"`).join(' and ')} for ${name} with track_running_stats=False. ` +
			`If state_dict is a checkpoint saved before 0.4.0, this may be expected because ${name} does not track running stats by default since 0.4.0. ` +
			`Please remove these keys from state_dict. If the running stats are actually needed, instead set track_running_stats=True in ${name} to enable them. ` +
			`See the documentation of ${name} for details.`,
	);
	for (const key of keys) entries.delete(key);
}
