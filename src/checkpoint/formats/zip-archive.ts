import { collect } from '../collect/collect.ts';
import { asDamage } from '../error.ts';
import { PICKLE } from '../limits.ts';
import type { ForeignFormat } from '../model.ts';
import type { Unpickled } from '../pickle/machine.ts';
import { readSmall } from '../read/records.ts';
import type { RecordInfo } from '../records.ts';
import { isKind } from '../values.ts';
import { readDirectory } from '../zip/directory.ts';
import { byName, findRoot, isStray } from '../zip/roots.ts';
import { attachRecords } from './attach.ts';
import type { Found, Job } from './found.ts';
import { readPickle, reportPickle } from './pickles.ts';

/** Newest archive version PyTorch 2.14 reads. */
const VERSION = 10;
/** Bytes of `version` or `byteorder` that are looked at. */
const WORD = 64;

/** An archive that holds no torch data of its own: the members that may be checkpoints, or a format by name. */
export interface Bundle {
	readonly format: ForeignFormat;
	readonly members: readonly RecordInfo[];
	readonly records: readonly RecordInfo[];
}

/** What only an exported program's archive has, after its root. */
const EXPORTED = /^([^/]+\/|)(archive_format|data\/weights\/[^/]*_config\.json)$/;

const CHECKPOINT_NAME = /\.(pth|pt|ckpt|bin|safetensors|pkl|pickle|tar|model|th|pt2|ptl|weights)$/i;

/** Members of an archive that may be a checkpoint, the likeliest first: by their ending, then by size. */
export function candidates(records: readonly RecordInfo[]): RecordInfo[] {
	const named = records.filter((r) => CHECKPOINT_NAME.test(r.name) && !isStray(r.name) && r.size > 0);
	return named.sort((a, b) => b.size - a.size);
}

function bundleFormat(names: readonly string[]): ForeignFormat {
	const real = names.filter((n) => !isStray(n) && !n.endsWith('/'));
	if (real.length && real.every((n) => n.endsWith('.npy'))) return 'npz';
	if (real.some((n) => /(^|\/)model\.weights\.h5$/.test(n))) return 'keras';
	if (real.some((n) => n.startsWith('MAR-INF/'))) return 'mar';
	if (real.some((n) => /^[^/]+\/\.data\/extern_modules$/.test(n))) return 'torch-package';
	if (real.some((n) => /(^|\/)saved_model\.pb$/.test(n))) return 'tensorflow-saved-model';
	if (real.some((n) => n.endsWith('.mlmodel'))) return 'coreml';
	return 'zip-archive';
}

async function word(map: ReadonlyMap<string, RecordInfo>, name: string, job: Job): Promise<string | undefined> {
	const record = map.get(name);
	if (!record || record.size > WORD) return undefined;
	try {
		const bytes = await readSmall(record, WORD, job.signal);
		return String.fromCharCode(...bytes);
	} catch (error) {
		asDamage(error);
		return undefined;
	}
}

async function pickleOf(record: RecordInfo, job: Job, prefix = ''): Promise<Unpickled | undefined> {
	const { context, signal } = job;
	try {
		const bytes = await readSmall(record, PICKLE, signal);
		return readPickle(bytes, 0, { context, record: record.name, prefix });
	} catch (error) {
		const typed = asDamage(error);
		context.problems.add(typed.code === 'limit' ? 'pickle-limit' : 'zip-local-header', 'error', {
			record: record.name,
			...(record.headerOffset !== null && { byte: record.headerOffset }),
		});
		return undefined;
	}
}

/** Everything in torch's archive once its records and its pickle are known. */
async function finish(
	job: Job,
	records: readonly RecordInfo[],
	root: string,
	pickle: Unpickled | undefined,
	map: ReadonlyMap<string, RecordInfo>,
): Promise<Found> {
	const { context } = job;
	const { problems } = context;
	const script = map.has(`${root}constants.pkl`);
	const endian = await word(map, `${root}byteorder`, job);
	const byteOrder = endian === 'big' ? 'big' : 'little';
	const written = (await word(map, `${root}version`, job)) ?? (await word(map, `${root}.data/version`, job));
	const version = written?.trim();
	const cut = problems.has('zip-truncated') || problems.has('zip-directory-damaged');
	if (version === undefined) {
		// what is cut off is said already
		if (!cut) problems.add('no-version', 'error', { record: `${root}version` });
	} else if (!(Number.parseInt(version, 10) >= 1 && Number.parseInt(version, 10) <= VERSION)) {
		problems.add(Number.parseInt(version, 10) > VERSION ? 'version-too-new' : 'version-damaged', 'error', {
			record: `${root}version`,
			found: written?.slice(0, 20) ?? '',
			expected: VERSION,
		});
	}
	if (endian !== undefined && endian !== 'little' && endian !== 'big') {
		problems.add('byteorder-damaged', 'error', { record: `${root}byteorder`, found: endian.slice(0, 20) });
	}
	const formatVersion = (await word(map, `${root}.format_version`, job))?.trim();
	const alignment = (await word(map, `${root}.storage_alignment`, job))?.trim();
	if (byteOrder === 'big') problems.add('big-endian', 'info', { record: `${root}byteorder` });
	attachRecords(context, map, `${root}data/`, byteOrder === 'big');
	if (pickle) {
		reportPickle(pickle, context);
		const size = map.get(`${root}data.pkl`)?.size ?? pickle.end;
		if (pickle.complete && pickle.end < size) {
			problems.add('pickle-extra', 'info', { record: `${root}data.pkl`, byte: pickle.end, found: size - pickle.end });
		}
	}
	const listed = collect(pickle?.value, context);
	const hidden = [...listed.hidden];
	const constants = map.get(`${root}constants.pkl`);
	if (script && constants) {
		problems.add('torchscript', 'info', { record: constants.name });
		const known = new Set(context.storages.values());
		const values = await pickleOf(constants, job, 'constants/');
		// their storages have a folder of their own, with keys that repeat those of data/
		for (const storage of context.storages.values()) {
			const record = known.has(storage) ? undefined : map.get(root + storage.key);
			if (record) {
				storage.record = record;
				storage.bigEndian = byteOrder === 'big';
			}
		}
		const more = collect(values?.value, context, ['<constants>']);
		hidden.push(...more.tensors, ...more.hidden);
	}
	return {
		format: script ? 'torchscript' : 'zip',
		facts: {
			root: root.replace(/\/$/, ''),
			byteOrder,
			...(version !== undefined && { version }),
			...(formatVersion !== undefined && { formatVersion }),
			...(alignment !== undefined && /^\d+$/.test(alignment) && { storageAlignment: Number(alignment) }),
			...(pickle && { protocol: pickle.protocol }),
		},
		root: pickle?.value,
		complete: pickle?.complete ?? false,
		tensors: listed.tensors,
		hidden,
		records,
	};
}

/** A zip: torch's archive, an exported program, or a bundle of other things. */
export async function openZip(job: Job): Promise<Found | Bundle> {
	const { source, context } = job;
	const directory = await readDirectory(source, context.problems);
	if (!directory) return salvage(job);
	const { records } = directory;
	const map = await byName(records, context.problems);
	if (records.length && records.every((r) => r.crc32 === 0 || r.size === 0)) {
		context.problems.add('zip-crc-disabled', 'info', { count: records.length });
	}
	const names = records.map((r) => r.name);
	const exported = names.find((n) => EXPORTED.test(n));
	if (exported !== undefined) {
		const { openPt2 } = await import('./pt2.ts');
		return openPt2(job, records, map, exported.replace(EXPORTED, '$1'));
	}
	const root = findRoot(names, 'data.pkl', context.problems);
	if (root !== undefined) {
		const pickle = await pickleOf(map.get(`${root}data.pkl`) as RecordInfo, job);
		return finish(job, records, root, pickle, map);
	}
	const members = candidates(records);
	const husk = names.find((n) => /(^|\/)(data\/\d+|version|byteorder|\.data\/serialization_id)$/.test(n));
	if (husk && !members.length) {
		context.problems.add('no-data-pkl', 'error', {
			record: `${husk.replace(/(data\/\d+|version|byteorder|\.data\/\w+)$/, '')}data.pkl`,
		});
		return { format: 'zip', records };
	}
	return { format: bundleFormat(names), members, records };
}

/** Reads what is left of an archive without its directory: the pickle comes first and knows every storage's size. */
async function salvage(job: Job): Promise<Found | Bundle> {
	const { source, context, signal } = job;
	const problems = context.problems;
	let pickle: Unpickled | undefined;
	let root: string | undefined;
	const sizes = new Map<string, number>();
	const { scanRecords } = await import('../zip/scan.ts');
	const records = await scanRecords(
		source,
		(name) =>
			root !== undefined && name.startsWith(`${root}data/`) ? sizes.get(name.slice(root.length + 5)) : undefined,
		async (record) => {
			if (root !== undefined || isStray(record.name) || !/(^|\/)data\.pkl$/.test(record.name)) return;
			root = record.name.slice(0, -'data.pkl'.length);
			pickle = await pickleOf(record, job);
			for (const storage of context.storages.values()) sizes.set(storage.key, storage.bytes);
		},
		signal,
	);
	const map = new Map(records.map((r) => [r.name, r]));
	if (root !== undefined) return finish(job, records, root, pickle, map);
	const members = candidates(records);
	if (members.length) return { format: bundleFormat([...map.keys()]), members, records };
	if (records.some((r) => /(^|\/)data(\/|\.pkl)/.test(r.name)) || isKind(pickle?.value, 'dict'))
		problems.add('no-data-pkl', 'error');
	return { format: records.length ? bundleFormat([...map.keys()]) : 'zip', records, members: [] } as Bundle;
}

/** A bundle, not a checkpoint's own archive. */
export function isBundle(found: Found | Bundle): found is Bundle {
	return 'members' in found;
}
