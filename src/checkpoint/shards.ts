import type { GlobalUse } from './globals.ts';
import type { Checkpoint } from './model.ts';
import type { Problem } from './problems.ts';
import type { Source } from './source.ts';
import type { TensorInfo } from './tensors.ts';

/** `model-00001-of-00003.safetensors`, as transformers and huggingface_hub name shards. */
const SHARD = /^(.*)-(\d{5})-of-(\d{5})\.(safetensors|bin)$/;
const INDEX = /\.index\.json$/i;

const baseName = (name: string) => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);

/** Files that belong together: an index, or the names themselves, say so. */
export interface ShardSet {
	/** What the whole would be called: `model.safetensors`. */
	readonly name: string;
	readonly index: Checkpoint | undefined;
	/** In the order of the index, or of their numbers. */
	readonly shards: readonly Checkpoint[];
	/** All shards there should be, by name, in the same order. */
	readonly expected: readonly string[];
}

function byIndex(index: Checkpoint, files: ReadonlyMap<string, Checkpoint>): ShardSet {
	const expected = (index.facts.shards ?? []).map(baseName);
	return {
		name: baseName(index.file.name).replace(INDEX, ''),
		index,
		shards: expected.flatMap((name) => files.get(name) ?? []),
		expected,
	};
}

function byNames(checkpoints: readonly Checkpoint[]): ShardSet[] {
	const sets = new Map<string, { stem: string; of: string; ending: string; there: Map<string, Checkpoint> }>();
	for (const checkpoint of checkpoints) {
		const name = baseName(checkpoint.file.name);
		const [, stem = '', , of = '', ending = ''] = SHARD.exec(name) ?? [];
		if (!of || Number(of) < 2) continue;
		const key = `${stem}-of-${of}.${ending}`;
		const set = sets.get(key) ?? { stem, of, ending, there: new Map() };
		set.there.set(name, checkpoint);
		sets.set(key, set);
	}
	return [...sets.values()]
		.filter(({ there }) => there.size > 1)
		.map(({ stem, of, ending, there }) => {
			const expected = Array.from(
				{ length: Number(of) },
				(_, i) => `${stem}-${String(i + 1).padStart(5, '0')}-of-${of}.${ending}`,
			);
			const shards = expected.flatMap((name) => there.get(name) ?? []);
			return { name: `${stem}.${ending}`, index: undefined, shards, expected };
		});
}

/**
 * Which of some opened files are shards of one checkpoint. An index makes a set of its own, with whatever of its shards
 * is there; without one, two shards whose names agree do.
 */
export function shardSets(checkpoints: readonly Checkpoint[]): ShardSet[] {
	const files = new Map(checkpoints.map((c) => [baseName(c.file.name), c]));
	const indexed = checkpoints.filter((c) => c.format === 'shard-index').map((index) => byIndex(index, files));
	const taken = new Set(indexed.flatMap((set) => set.shards));
	return [...indexed, ...byNames(checkpoints.filter((c) => !taken.has(c)))];
}

/** What is wrong between the index and its shards. */
function problemsOf({ index, shards, expected }: ShardSet): Problem[] {
	const problems: Problem[] = [];
	const there = new Set(shards.map((s) => baseName(s.file.name)));
	const missing = expected.filter((name) => !there.has(name));
	if (missing[0] !== undefined) {
		problems.push({
			code: 'shard-missing',
			severity: 'warning',
			evidence: { found: missing[0], count: missing.length, expected: expected.length },
		});
	}
	const holders = new Map<string, string[]>();
	for (const { file, tensors } of shards) {
		for (const { path } of tensors) {
			const key = path.join('.');
			holders.set(key, [...(holders.get(key) ?? []), baseName(file.name)]);
		}
	}
	const map = index?.facts.weightMap ?? new Map<string, string>();
	const absent = [...map].filter(([key, shard]) => {
		const name = baseName(shard);
		return there.has(name) && !holders.get(key)?.includes(name);
	});
	const extra = index ? [...holders].filter(([key]) => !map.has(key)) : [];
	const twice = [...holders].filter(([, names]) => names.length > 1);
	const tell = (
		code: Problem['code'],
		severity: Problem['severity'],
		found: readonly (readonly [string, unknown])[],
	) => {
		const [first] = found;
		if (!first) return;
		const record = Array.isArray(first[1]) ? first[1].join(', ') : String(first[1]);
		problems.push({ code, severity, evidence: { key: first[0], record, count: found.length } });
	};
	tell('shard-key-missing', 'error', absent);
	tell('shard-key-extra', 'warning', extra);
	tell('shard-key-twice', 'warning', twice);
	return problems;
}

/** A shard's problem, told with the shard's name. */
function told(shard: Checkpoint): Problem[] {
	const name = baseName(shard.file.name);
	return shard.problems
		.filter((p) => p.severity !== 'info')
		.map((p) => ({
			...p,
			evidence: { ...p.evidence, record: p.evidence.record ? `${name}: ${p.evidence.record}` : name },
		}));
}

/** Stands for the files together, the index too: its name and size; its bytes are the first shard's. */
function wholeSource({ name, index, shards }: ShardSet): Source {
	const first = shards[0]?.file ?? index?.file;
	return {
		name,
		size: [...(index ? [index] : []), ...shards].reduce((sum, { file }) => sum + file.size, 0),
		read: (offset, length, signal) => {
			if (!first) throw new Error(`expected an index or a shard of ${name}, found neither`);
			return first.read(offset, length, signal);
		},
	};
}

/**
 * The shards of a set as one checkpoint: their tensors in the set's order, one dict of dotted names. A key that stands
 * in several shards is the last one's, as loading them one after the other gives. Nothing is read.
 */
export function joinShards(set: ShardSet): Checkpoint {
	const { index, shards, expected } = set;
	const file = wholeSource(set);
	const tensors = new Map<string, TensorInfo>();
	const globals = new Map<string, GlobalUse>();
	for (const shard of shards) {
		for (const tensor of shard.tensors) tensors.set(tensor.path.join('.'), tensor);
		for (const use of shard.globals) globals.set(`${use.module}.${use.name}`, use);
	}
	const all = index ? [index, ...shards] : shards;
	const joined: Problem[] = shards.length
		? [{ code: 'shards-joined', severity: 'info', evidence: { count: shards.length, expected: expected.length } }]
		: (index?.problems.slice() ?? []);
	return {
		file,
		source: file,
		format: 'shard-index',
		wrappers: [],
		facts: { root: '', byteOrder: 'little', ...index?.facts, shards: expected },
		root: undefined,
		complete: shards.length === expected.length && shards.every((s) => s.complete),
		tensors: [...tensors.values()],
		hidden: shards.flatMap((s) => s.hidden),
		storages: shards.flatMap((s) => s.storages),
		globals: [...globals.values()],
		records: shards.flatMap((s) => s.records),
		problems: [...joined, ...problemsOf(set), ...shards.flatMap(told)],
		cost: all.reduce((sum, { cost }) => ({ bytes: sum.bytes + cost.bytes, reads: sum.reads + cost.reads }), {
			bytes: 0,
			reads: 0,
		}),
	};
}
