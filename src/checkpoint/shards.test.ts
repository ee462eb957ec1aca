import { describe, expect, it } from 'vitest';
import manifest from './fixtures/shards/manifest.json' with { type: 'json' };
import { openBytes, openFixture, sha256 } from './fixtures.testing.ts';
import type { Checkpoint } from './index.ts';
import { joinShards, type ShardSet, shardSets } from './shards.ts';

const openAll = (names: readonly string[]) => Promise.all(names.map((name) => openFixture(`shards/${name}`)));

const only = (files: readonly Checkpoint[]): ShardSet => {
	const sets = shardSets(files);
	expect(sets).toHaveLength(1);
	return sets[0] as ShardSet;
};

const problemsOf = (checkpoint: Checkpoint) =>
	checkpoint.problems.map(({ code, evidence }) => [code, evidence.key ?? evidence.found ?? evidence.count]);

const SAFE = manifest.sets[0]?.shards ?? [];
const INDEX = 'model.safetensors.index.json';

/** An index of the safetensors shards with another weight map. */
const indexOf = (map: Record<string, string>) =>
	openBytes(new TextEncoder().encode(JSON.stringify({ metadata: {}, weight_map: map })), INDEX);

describe(`shards, against torch ${manifest.torch}`, () => {
	it.each(manifest.sets)('$name: index and shards together are what PyTorch loads one after the other', async (set) => {
		// in the wrong order, as a file dialog may give them
		const joined = joinShards(only(await openAll([...set.shards].reverse().concat(`${set.name}.index.json`))));
		const found = await Promise.all(
			joined.tensors.map(async (t) => ({ path: t.path, shape: t.shape, dtype: t.dtype, sha256: await sha256(t) })),
		);
		const byName = (a: { path: readonly unknown[] }, b: { path: readonly unknown[] }) =>
			`${a.path}` < `${b.path}` ? -1 : 1;
		expect(found.sort(byName)).toEqual([...set.tensors].sort(byName));
		expect(joined.complete).toBe(true);
		expect(joined.file.name).toBe(set.name);
		expect(problemsOf(joined)).toEqual([['shards-joined', set.shards.length]]);
	});

	it.each(manifest.sets)('$name: without an index the names say it', async (set) => {
		const joined = joinShards(only(await openAll(set.shards)));
		expect(joined.tensors).toHaveLength(set.tensors.length);
		expect(joined.file.name).toBe(set.name);
		expect(joined.complete).toBe(true);
	});

	it('names the first shard that is missing, and how many are', async () => {
		const joined = joinShards(only(await openAll([INDEX, SAFE[1] ?? ''])));
		expect(problemsOf(joined)).toContainEqual(['shard-missing', SAFE[0]]);
		expect(joined.problems.find((p) => p.code === 'shard-missing')?.evidence.count).toBe(2);
		expect(joined.tensors.map((t) => t.path[0])).toEqual(['layers.0.bias', 'layers.1.weight']);
		expect(joined.complete).toBe(false);
	});

	it('keeps an index alone an index', async () => {
		const joined = joinShards(only(await openAll([INDEX])));
		expect(problemsOf(joined)).toEqual([
			['shard-index', 3],
			['shard-missing', SAFE[0]],
		]);
	});

	it('says where index and shards disagree', async () => {
		const [a = '', b = ''] = SAFE;
		const index = await indexOf({ 'embed.weight': a, 'head.weight': a, 'layers.0.bias': b, 'layers.1.weight': b });
		const joined = joinShards(only([index, ...(await openAll([a, b]))]));
		expect(problemsOf(joined)).toEqual([
			['shards-joined', 2],
			['shard-key-missing', 'head.weight'],
			['shard-key-extra', 'layers.0.weight'],
		]);
	});

	it('takes the last of a tensor that stands twice', async () => {
		const [a, b] = await openAll(SAFE.slice(0, 2));
		const again = {
			...(b as Checkpoint),
			tensors: [...(b as Checkpoint).tensors, ...(a as Checkpoint).tensors.slice(0, 1)],
		};
		const joined = joinShards(only([a as Checkpoint, again]));
		expect(problemsOf(joined)).toContainEqual(['shard-key-twice', 'embed.weight']);
		expect(joined.tensors.filter((t) => t.path[0] === 'embed.weight')).toHaveLength(1);
	});

	it('tells a shard’s own damage with its name', async () => {
		const [a = '', b = '', c = ''] = SAFE;
		const files = await openAll([a, c]);
		const cut = await openBytes((await files[0]?.file.read(0, 200)) ?? new Uint8Array(), b);
		const joined = joinShards(only([...files, cut]));
		expect(joined.problems.find((p) => p.code === 'st-truncated')?.evidence.record).toBe(b);
	});

	it('does not take one shard, or files of other names, for a set', async () => {
		expect(shardSets(await openAll(SAFE.slice(0, 1)))).toEqual([]);
		expect(
			shardSets([await openFixture('t214/net.safetensors'), await openFixture('t214/dtypes.safetensors')]),
		).toEqual([]);
	});

	it('looks at names only, whatever folders an index names', async () => {
		const index = await indexOf({ x: '../../etc/passwd', y: 'C:\\model-00001-of-00003.safetensors' });
		expect(only([index]).expected).toEqual(['passwd', 'model-00001-of-00003.safetensors']);
	});
});
