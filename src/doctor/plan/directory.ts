import { type Checkpoint, Crc32, locateRecord, type RecordInfo } from '../../checkpoint/index.ts';
import {
	inflatedSource,
	type Part,
	partsLength,
	type Slice,
	type StreamOptions,
	sliceCrc32,
	type ZipEntry,
	zipParts,
} from '../../checkpoint/write/index.ts';
import { lookUp } from '../../checkpoint/zip/lookup.ts';
import { isStray } from '../../checkpoint/zip/roots.ts';
import { type Note, pathText } from './draft.ts';
import { PlanError, type PlanProblem } from './error.ts';
import { type OutputFormat, type Plan, stepsOf } from './step.ts';
import { tensorLack } from './steps.ts';

/** What torch writes into `version`; the archive's own format, not torch's version. */
const VERSION = new TextEncoder().encode('3\n');

/** Problems of a record that is not worth keeping. */
export const REPLACED: ReadonlySet<string> = new Set(['version-too-new', 'version-damaged', 'byteorder-damaged']);

interface Kept {
	readonly record: RecordInfo;
	readonly name: string;
}

interface Choice {
	readonly kept: readonly Kept[];
	/** The folder of all names, with its slash. */
	readonly folder: string;
	readonly notes: Note[];
	readonly problems: PlanProblem[];
}

/**
 * The records to be written again as they are, when that is all a plan does: the whole archive stays as it is,
 * whatever its pickle holds. Undefined when the plan does more, or the file is no archive.
 */
function choose(checkpoint: Checkpoint, plan: Plan, format?: OutputFormat): Choice | undefined {
	const steps = stepsOf(plan);
	const only = steps.every((s) => s.kind === 'rebuild-directory' || (s.kind === 'convert' && s.to === 'zip'));
	if (!only || !steps.some((s) => s.kind === 'rebuild-directory') || (format ?? 'zip') !== 'zip') return undefined;
	if (!['zip', 'torchscript', 'pt2'].includes(checkpoint.format)) return undefined;
	const { root } = checkpoint.facts;
	const inside = root === '' ? '' : `${root}/`;
	// torch takes one folder and no more
	const folder = `${root.split('/').at(-1) || 'archive'}/`;
	const byName = new Map<string, Kept>();
	const notes: Note[] = [];
	const damaged = checkpoint.problems.flatMap(({ code, evidence }) =>
		REPLACED.has(code) && evidence.record ? evidence.record : [],
	);
	for (const record of checkpoint.records) {
		if (record.name.endsWith('/')) continue;
		// version is written anew; without byteorder torch reads the numbers as they are here
		if (damaged.includes(record.name)) continue;
		if (!record.name.startsWith(inside) || isStray(record.name)) {
			notes.push({ code: 'repacked', path: [record.name], text: 'left out' });
			continue;
		}
		const name = folder + record.name.slice(inside.length);
		byName.set(name, { record, name });
	}
	if (checkpoint.problems.some((p) => p.code === 'zip-duplicate-name')) {
		// of several with one name that which torch takes
		const found = lookUp(
			checkpoint.records,
			Array.from(byName.values(), (k) => k.record.name),
		);
		for (const [name, kept] of byName) byName.set(name, { name, record: found.get(kept.record.name) ?? kept.record });
	}
	if (folder !== inside) notes.push({ code: 'repacked', path: [inside], text: folder });
	const kept = [...byName.values()].sort((a, b) => (a.record.headerOffset ?? 0) - (b.record.headerOffset ?? 0));
	const problems: PlanProblem[] = [];
	if (!kept.length) problems.push({ code: 'empty', message: 'the archive has no records', paths: [] });
	const lacking = checkpoint.tensors.filter((t) => !t.problem && tensorLack(t.node));
	if (lacking.length || !checkpoint.complete) {
		const [one] = lacking;
		const what = one ? `${lacking.length} tensors are not whole, first ${pathText(one.path)}` : 'data.pkl breaks off';
		problems.push({ code: 'no-data', message: `${what}; salvage keeps the others`, paths: lacking.map((t) => t.path) });
	}
	return { kept, folder, notes, problems };
}

function withVersion(entries: ZipEntry[], folder: string): ZipEntry[] {
	const has = entries.some((e) => e.name === `${folder}version` || e.name === `${folder}.data/version`);
	if (has) return entries;
	return [...entries, { name: `${folder}version`, data: VERSION, crc32: new Crc32().update(VERSION).value }];
}

/** What {@link rebuiltParts} would write, before anything is read; undefined where the plan is another. */
export function rebuiltSize(checkpoint: Checkpoint, plan: Plan, format?: OutputFormat) {
	const choice = choose(checkpoint, plan, format);
	if (!choice) return undefined;
	const { kept, folder, notes, problems } = choice;
	const entries = kept.map(
		({ record, name }): ZipEntry => ({
			name,
			data: { source: record.source, offset: 0, length: record.size },
			crc32: 0,
		}),
	);
	return { bytes: problems.length ? null : partsLength(zipParts(withVersion(entries, folder))), notes, problems };
}

async function dataOf(record: RecordInfo, signal?: AbortSignal): Promise<Slice> {
	if (record.method !== 0) return { source: inflatedSource(record), offset: 0, length: record.size };
	return { source: record.source, offset: await locateRecord(record, signal), length: record.size };
}

/**
 * The archive with new headers and a new directory around its records. A file that only lost its directory comes back
 * byte for byte, since the layout is torch's own. Undefined where the plan does more than that.
 *
 * @throws PlanError where records are missing or cut; CheckpointError of the source
 */
export async function rebuiltParts(
	checkpoint: Checkpoint,
	plan: Plan,
	format: OutputFormat | undefined,
	options: StreamOptions,
): Promise<Part[] | undefined> {
	const choice = choose(checkpoint, plan, format);
	if (!choice) return undefined;
	const [first] = choice.problems;
	if (first) throw new PlanError(first.code, first.message, first.paths);
	const entries: ZipEntry[] = [];
	for (const [i, { record, name }] of choice.kept.entries()) {
		const data = await dataOf(record, options.signal);
		entries.push({ name, data, crc32: record.crc32 || (await sliceCrc32(data, { signal: options.signal })) });
		options.onProgress?.((i + 1) / choice.kept.length);
	}
	return zipParts(withVersion(entries, choice.folder));
}
