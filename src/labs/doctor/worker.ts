import {
	asCheckpointError,
	blobSource,
	type Checkpoint,
	CheckpointError,
	openCheckpoint,
	type Problem,
	type Source,
} from '../../checkpoint/index.ts';
import type { Answer, JobName, Jobs, Report, Request } from './messages.ts';

/** Files up to this size are checked in full when they are opened: well under a second. */
const CHECKED_AT_ONCE = 64 * 1024 * 1024;
/** Local headers are looked at when there are at most this many: one small read each. */
const HEADERS_AT_ONCE = 256;

interface Opened {
	readonly checkpoint: Checkpoint;
	readonly milliseconds: number;
	/** The files whose bytes the reader's sources are, as they are. */
	readonly blobs: ReadonlyMap<Source, Blob>;
}

interface Control {
	readonly signal: AbortSignal;
	readonly onProgress: (done: number) => void;
}

const say = (answer: Answer) => postMessage(answer);
let opened: readonly Opened[] = [];

// what is needed only after a file was opened is asked for at once, so that nothing is loaded later
const examining = import('./examine.ts');
const late = import('./late.ts');
const models = import('./models.ts');
// the reader's own parts for rarer files, and the rules for broken ones
const rare = Promise.all([
	import('../../checkpoint/sniff-others.ts'),
	import('../../checkpoint/formats/others.ts'),
	import('../../checkpoint/zip/lookup.ts'),
	import('../../checkpoint/formats/tar.ts'),
	import('../../checkpoint/formats/pt2.ts'),
	import('../../checkpoint/zip/scan.ts'),
	import('../../doctor/rules/archive.ts'),
	import('../../doctor/rules/formats.ts'),
	import('../../doctor/rules/pickle.ts'),
	import('../../doctor/rules/safetensors.ts'),
	import('../../doctor/rules/shards.ts'),
]);

const hasChecksums = ({ records }: Checkpoint) => records.some((r) => r.crc32 !== null);

async function look(one: Opened, full: boolean, { signal, onProgress }: Control): Promise<Report> {
	const { checkpoint } = one;
	const { checkData, checkHeaders, diagnose, reportOf } = await examining;
	const more: Problem[] = [];
	const zip = hasChecksums(checkpoint);
	if (zip && (full || checkpoint.records.length <= HEADERS_AT_ONCE))
		more.push(...(await checkHeaders(checkpoint, { signal })));
	if (zip && full) more.push(...(await checkData(checkpoint, { signal, onProgress })));
	const findings = await diagnose(checkpoint, { signal, more });
	return reportOf(checkpoint, findings, one.milliseconds, zip ? full : null);
}

/** The files as they were chosen, and before them what shards among them are together, in their index's place. */
async function withWholes(found: readonly Opened[]): Promise<Opened[]> {
	const { joinShards, shardSets } = await examining;
	const sets = shardSets(found.map((f) => f.checkpoint));
	const wholes = sets.map((set): Opened => {
		const parts = found.filter((f) => f.checkpoint === set.index || set.shards.includes(f.checkpoint));
		return {
			checkpoint: joinShards(set),
			milliseconds: parts.reduce((sum, f) => sum + f.milliseconds, 0),
			blobs: new Map(parts.flatMap((f) => [...f.blobs])),
		};
	});
	const indices = new Set(sets.map((set) => set.index));
	return [...wholes, ...found.filter((f) => !indices.has(f.checkpoint))];
}

const jobs: { [J in JobName]: (given: Jobs[J]['given'], control: Control) => Promise<Jobs[J]['back']> } = {
	async open({ files }, control) {
		const found: Opened[] = [];
		for (const [i, file] of files.entries()) {
			const start = performance.now();
			const checkpoint = await openCheckpoint(blobSource(file, file.name), { signal: control.signal });
			found.push({
				checkpoint,
				milliseconds: performance.now() - start,
				// without a wrapper the reader's bytes are the file's own, at the same places
				blobs: new Map(checkpoint.wrappers.length ? [] : [[checkpoint.source, file]]),
			});
			control.onProgress((i + 1) / (2 * files.length));
		}
		opened = await withWholes(found);
		const reports: Report[] = [];
		for (const one of opened) reports.push(await look(one, one.checkpoint.file.size <= CHECKED_AT_ONCE, control));
		return reports;
	},
	check: ({ file }, control) => look(of(file), true, control),
	async statistics({ file, tensor }, { signal, onProgress }) {
		const info = of(file).checkpoint.tensors[tensor];
		if (!info) throw new CheckpointError('internal', `there is no tensor ${tensor}`);
		const { tensorStatistics } = await late;
		const found = await tensorStatistics(info, { signal, onProgress: (done, total) => onProgress(done / total) });
		if (!found) throw new CheckpointError('unsupported', `${info.dtype} holds no numbers`);
		return found;
	},
	async preview({ file, plan }) {
		return (await late).preview(of(file).checkpoint, plan);
	},
	async models({ file }) {
		return (await models).modelList(of(file).checkpoint);
	},
	async fit({ file, into }) {
		return (await models).fitOf(of(file).checkpoint, typeof into === 'string' ? into : of(into).checkpoint);
	},
	async write({ file, plan }, control) {
		const { checkpoint, blobs } = of(file);
		return (await late).write(checkpoint, blobs, plan, control);
	},
};

function of(file: number): Opened {
	const found = opened[file];
	if (!found) throw new CheckpointError('internal', `there is no file ${file}`);
	return found;
}

const running = new Map<number, AbortController>();

async function run(request: Exclude<Request, { job: 'cancel' }>): Promise<void> {
	const { id } = request;
	const stop = new AbortController();
	running.set(id, stop);
	const control: Control = { signal: stop.signal, onProgress: (done) => say({ kind: 'progress', id, done }) };
	try {
		const job = jobs[request.job] as (given: unknown, control: Control) => Promise<unknown>;
		say({ kind: 'done', id, back: await job(request.given, control) });
	} catch (error) {
		const { code, message } = asCheckpointError(error);
		say({ kind: 'failed', id, code, message });
	} finally {
		running.delete(id);
	}
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
	if (data.job === 'cancel') running.get(data.id)?.abort();
	else void run(data);
});

void Promise.all([examining, late, models, rare]).then(() => say({ kind: 'ready' }));
