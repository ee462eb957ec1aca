/**
 * Writes every real file of the fixtures again, in every format and through every repair that fits it, and has real
 * PyTorch (`TORCH_PYTHON`, default `python3`) load the results with `weights_only=True`: every tensor must have the
 * bytes that PyTorch itself saved, and the Python that is offered beside a repair must give the same.
 *
 *   npm run roundtrip            all of them
 *   npm run roundtrip -- TEXT    only files whose name contains TEXT
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bytesSource, type Checkpoint, openCheckpoint } from '../../src/checkpoint/index.ts';
import { joinShards, shardSets } from '../../src/checkpoint/shards.ts';
import { streamParts } from '../../src/checkpoint/write/index.ts';
import { storageClass } from '../../src/checkpoint/write/storage-class.ts';
import { build } from '../../src/doctor/plan/build.ts';
import { applyPlan, PlanError, planAsPython, previewPlan } from '../../src/doctor/plan/index.ts';
import { pairsOf } from '../../src/doctor/plan/preview.ts';
import { ROOT } from '../record/library.ts';
import { torchPython } from '../record/torch.ts';
import { type Case, casesFor } from './cases.ts';

const FIXTURES = 'src/checkpoint/fixtures';
const WORK = '.record/roundtrip';
/** What a safetensors file does not keep of a tensor. */
const UNKEPT = ['stride', 'offset', 'requires_grad', 'parameter', 'device'];

type Facts = Record<string, unknown>;
interface Manifest {
	files: { file: string; tensors: ({ path: (string | number)[] } & Facts)[] }[];
}

/** What PyTorch itself said of each tensor it saved, by path. */
function manifestOf(file: string): Map<string, Facts> {
	const path = join(ROOT, dirname(file), 'manifest.json');
	const found = new Map<string, Facts>();
	if (file.includes('/broken/')) return found;
	const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
	for (const { path: at, ...facts } of manifest.files.find((f) => f.file === basename(file))?.tensors ?? []) {
		found.set(JSON.stringify(at), facts);
	}
	return found;
}

function expectedOf(checkpoint: Checkpoint, { plan, format }: Case, manifest: Map<string, Facts>) {
	return pairsOf(checkpoint, build(checkpoint, plan, format)).map(({ before, after, source, node }) => {
		const facts = { ...manifest.get(JSON.stringify(before)), shape: node.shape };
		const cast = source.dtype !== node.dtype;
		const kept = Object.entries(facts).filter(
			([name]) => !(format === 'safetensors' && UNKEPT.includes(name)) && !(cast && /sha/.test(name)),
		);
		return { path: after, ...Object.fromEntries(kept), dtype: node.dtype };
	});
}

async function joined(parts: Parameters<typeof streamParts>[0]): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of streamParts(parts)) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

const only = process.argv.slice(2).filter((a) => !a.startsWith('--'));
rmSync(join(ROOT, WORK), { recursive: true, force: true });
const jobs: object[] = [];
const refused = new Map<string, string>();
let wrong = 0;

/** A checkpoint to be written, by the path that names it, and the files that it is in. */
interface Subject {
	readonly file: string;
	readonly files: readonly string[];
	readonly checkpoint: Checkpoint;
	readonly manifest: Map<string, Facts>;
}

const openFile = (file: string) =>
	openCheckpoint(bytesSource(new Uint8Array(readFileSync(join(ROOT, file))), basename(file)));

async function* subjects(): AsyncGenerator<Subject> {
	const wanted = (file: string) => !file.endsWith('.json') && only.every((text) => file.includes(text));
	for (const file of globSync(`${FIXTURES}/{t26,t214,broken}/*`, { cwd: ROOT }).filter(wanted).sort()) {
		yield { file, files: [file], checkpoint: await openFile(file), manifest: manifestOf(file) };
	}
	const shards = globSync(`${FIXTURES}/shards/*`, { cwd: ROOT }).filter(wanted).sort();
	const described = JSON.parse(readFileSync(join(ROOT, FIXTURES, 'shards/manifest.json'), 'utf8')).sets;
	for (const set of shardSets(await Promise.all(shards.map(openFile)))) {
		const { tensors }: { tensors: ({ path: string[] } & Facts)[] } = described.find(
			(d: { name: string }) => d.name === set.name,
		);
		yield {
			file: `${FIXTURES}/shards/${set.name}`,
			files: set.shards.map((s) => `${FIXTURES}/shards/${s.file.name}`),
			checkpoint: joinShards(set),
			manifest: new Map(tensors.map(({ path, ...facts }) => [JSON.stringify(path), facts])),
		};
	}
}

for await (const { file, files, checkpoint, manifest } of subjects()) {
	for (const [i, one] of casesFor(file, checkpoint).entries()) {
		const id = `${file.slice(FIXTURES.length + 1)} ${one.plan.map((s) => s.kind).join('+') || 'written'} as ${one.format} (${i})`;
		const folder = join(WORK, String(jobs.length));
		const preview = previewPlan(checkpoint, one.plan, one.format);
		try {
			const output = await applyPlan(checkpoint, one.plan, one.format);
			if (output.bytes > 2 ** 27) throw new Error(`${id}: ${output.bytes} bytes out of ${checkpoint.file.size}`);
			const written = await joined(output.parts);
			if (written.length !== output.bytes || (preview.bytes ?? -1) !== output.bytes) {
				wrong++;
				console.error(`✗ ${id}: ${written.length} bytes written, ${output.bytes} planned, ${preview.bytes} previewed`);
			}
			mkdirSync(join(ROOT, folder), { recursive: true });
			writeFileSync(join(ROOT, folder, `ours-${output.fileName}`), written);
			for (const one of files) copyFileSync(join(ROOT, one), join(ROOT, folder, basename(one)));
			const python = planAsPython(checkpoint, one.plan, one.format);
			const raw = one.plan.some((s) => s.kind === 'rebuild-directory');
			const newDTypes = checkpoint.tensors.some((t) => !storageClass(t.dtype) && !t.parts && t.device !== 'meta');
			const script = checkpoint.format === 'torchscript' && raw;
			jobs.push({
				id,
				folder,
				originals: files.map((one) => basename(one)),
				damaged: file.includes('/broken/'),
				ours: `ours-${output.fileName}`,
				theirs: output.fileName,
				format: script ? 'torchscript' : one.format,
				python,
				// an archive that is only packed anew keeps what weights_only=True refuses
				weights_only: !raw,
				dtypes: [...new Set(expectedOf(checkpoint, one, manifest).map((e) => e.dtype))],
				expected: script ? null : raw ? null : expectedOf(checkpoint, one, manifest),
				// PyTorch cannot read its own legacy files with the newer dtypes
				// (also those the offered Python writes), and exported programs only where they were written
				readable: !/dtypes_legacy_new|\.pt2$/.test(file) && !(one.format === 'legacy' && newDTypes),
			});
		} catch (error) {
			if (!(error instanceof PlanError)) throw error;
			refused.set(id, error.message);
			if (preview.problems.length === 0) {
				wrong++;
				console.error(`✗ ${id}: the preview shows no problem, yet: ${error.message}`);
			}
		}
	}
}
writeFileSync(join(ROOT, WORK, 'jobs.json'), JSON.stringify(jobs));
if (process.argv.includes('--refused')) for (const [id, message] of refused) console.log(`${id}: ${message}`);

const [command = 'python3', ...args] = torchPython();
const done = spawnSync(command, [...args, 'tools/roundtrip/roundtrip.py', `${WORK}/jobs.json`], {
	cwd: ROOT,
	stdio: ['ignore', 'inherit', 'inherit'],
});
console.log(
	`roundtrip: ${jobs.length} files written, ${refused.size} plans refused with their reason, ${wrong} wrong sizes`,
);
process.exit(done.status === 0 && wrong === 0 ? 0 : 1);
