import type { Checkpoint } from '../../checkpoint/index.ts';
import { finding } from '../../doctor/context.ts';
import type { Finding } from '../../doctor/finding.ts';

/** The shards an index names that were not chosen with it. */
export function missingShards({ facts, format }: Checkpoint, files: readonly { readonly name: string }[]): Finding[] {
	if (format !== 'shard-index') return [];
	const there = new Set(files.map((f) => f.name));
	const missing = (facts.shards ?? []).filter((name) => !there.has(name.split('/').at(-1) ?? name));
	const [first] = missing;
	if (first === undefined) return [];
	return [finding('shard-missing', 'warning', { found: first, count: missing.length }, { known: 'missing-keys' })];
}
