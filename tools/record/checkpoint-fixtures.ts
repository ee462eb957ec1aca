/**
 * Copies checkpoints that real PyTorch wrote into `src/checkpoint/fixtures`, each set with its manifest cut down to
 * what the tests compare: node tools/record/checkpoint-fixtures.ts FOLDER (with t26, t214, real and broken in it).
 */
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './library.ts';

const [from] = process.argv.slice(2);
if (!from) throw new Error('usage: node tools/record/checkpoint-fixtures.ts FOLDER');
const to = join(ROOT, 'src/checkpoint/fixtures');

interface Entry {
	file: string;
	format: string;
	tensors: unknown[];
	top_keys?: unknown[];
}

for (const set of ['t26', 't214', 'real', 'broken']) {
	const files = globSync('**/*.*', { cwd: join(from, set) }).filter((f) => !f.endsWith('.json'));
	for (const file of files) {
		mkdirSync(dirname(join(to, set, file)), { recursive: true });
		cpSync(join(from, set, file), join(to, set, file), { mode: 0 });
	}
	if (!set.startsWith('t')) continue;
	const manifest: { torch: string; files: Entry[] } = JSON.parse(
		readFileSync(join(from, set, 'manifest.json'), 'utf8'),
	);
	// one line a file; what is too large to store is generated elsewhere
	const lines = manifest.files
		.filter((e) => files.includes(e.file))
		.map(({ file, format, top_keys, tensors }) => JSON.stringify({ file, format, top_keys, tensors }));
	const text = `{"torch": ${JSON.stringify(manifest.torch)}, "files": [\n${lines.join(',\n')}\n]}\n`;
	writeFileSync(join(to, set, 'manifest.json'), text);
}
for (const version of ['26', '214']) {
	const name = `weights_only_allowlist-${version}.json`;
	cpSync(join(from, name), join(to, name));
}
