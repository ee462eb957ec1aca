/**
 * Reads random checkpoints that real PyTorch (`TORCH_PYTHON`, default `python3`) has just written, and compares every
 * tensor with what PyTorch itself loads: node tools/roundtrip/random-files.ts [COUNT [SEED]]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, openCheckpoint, tensorChunks } from '../../src/checkpoint/index.ts';
import { ROOT } from '../record/library.ts';
import { torchPython } from '../record/torch.ts';

const FOLDER = '.record/random';
const [count = '200', seed = '1'] = process.argv.slice(2);

rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
const [command = 'python3', ...args] = torchPython();
const made = spawnSync(command, [...args, 'tools/roundtrip/random_files.py', FOLDER, count, seed], {
	cwd: ROOT,
	stdio: ['ignore', 'inherit', 'inherit'],
});
if (made.status !== 0) throw new Error(`expected random_files.py to write ${count} files, found status ${made.status}`);

interface Described {
	path: unknown[];
	sha256: string;
}
const manifest: { file: string; format: string; tensors: Described[] }[] = JSON.parse(
	readFileSync(join(ROOT, FOLDER, 'manifest.json'), 'utf8'),
);
let wrong = 0;
for (const { file, format, tensors } of manifest) {
	const checkpoint = await openCheckpoint(bytesSource(new Uint8Array(readFileSync(join(ROOT, FOLDER, file))), file));
	const found: object[] = [];
	for (const t of checkpoint.tensors) {
		const hash = createHash('sha256');
		for await (const chunk of tensorChunks(t)) hash.update(chunk);
		const { path, shape, dtype, stride, offset } = t;
		const facts = { path, shape, dtype, stride, offset, requires_grad: t.requiresGrad, parameter: t.isParameter };
		found.push({ ...facts, sha256: hash.digest('hex') });
	}
	const lines = (of: object[]) => of.map((t) => JSON.stringify(t)).sort();
	const [ours, theirs] = [lines(found), lines(tensors)];
	const differing = theirs.filter((line) => !ours.includes(line));
	const errors = checkpoint.problems.filter((p) => p.severity === 'error').map((p) => p.code);
	if (checkpoint.format === format && ours.length === theirs.length && !differing.length && !errors.length) continue;
	wrong++;
	console.error(`✗ ${file}: ${checkpoint.format}, ${ours.length} of ${theirs.length} tensors, ${errors.join(' ')}`);
	if (differing[0]) console.error(`  torch: ${differing[0]}\n  ours:  ${ours.find((line) => !theirs.includes(line))}`);
}
console.log(`random files: ${manifest.length} read, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
