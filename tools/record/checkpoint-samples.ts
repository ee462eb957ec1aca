/**
 * Copies the doctor page's samples out of the fixtures, files that real torch wrote and what became of them:
 *   node tools/record/checkpoint-samples.ts
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const SAMPLES = {
	'dataparallel.pth': 't214/dp_prefixed.pth',
	'truncated.pth': 'broken/trunc_half.pth',
	// its payload is an inert marker
	'hostile.pth': 'broken/evil_build_setstate.pth',
};

mkdirSync(join(root, 'public/checkpoints'), { recursive: true });
for (const [name, fixture] of Object.entries(SAMPLES)) {
	copyFileSync(join(root, 'src/checkpoint/fixtures', fixture), join(root, 'public/checkpoints', name));
	console.log(`public/checkpoints/${name} ← ${fixture}`);
}
