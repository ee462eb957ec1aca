/** What this reader does in the bench: node ours.ts list|plan|repair FILE [OUT] */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { handleSource, openCheckpoint } from '../../../src/checkpoint/index.ts';
import { writeParts } from '../../../src/checkpoint/write/index.ts';
import { applyPlan, previewPlan } from '../../../src/doctor/plan/index.ts';
import { answer } from './answer.ts';

const [task, path = '', out = ''] = process.argv.slice(2);
const PLAN = [{ kind: 'strip-prefix', prefixes: ['module.'] }] as const;

async function run() {
	await using handle = await open(path);
	const { size } = await handle.stat();
	const checkpoint = await openCheckpoint(handleSource(handle, size, basename(path)));
	if (task === 'list') return checkpoint.tensors.map((t) => [t.path.join('.'), t.dtype, t.shape] as const);
	const { parts } = await applyPlan(checkpoint, PLAN);
	if (task === 'repair') {
		const file = await open(out, 'w');
		await writeParts(parts, file);
		await file.close();
	}
	const { after } = previewPlan(checkpoint, PLAN);
	return checkpoint.tensors.map((t, i) => [after[i] ?? '', t.dtype, t.shape] as const);
}

await answer(run, { once: task === 'repair' });
