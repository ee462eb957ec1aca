/**
 * Writes the network of the save-and-load lab in every form that the page offers, by the page's own code, and has real
 * PyTorch (`TORCH_PYTHON`, default `python3`) run the page's own program on each file: it must load, read as many
 * digits as it should, have every tensor bit for bit, and weights_only must take the state dicts and refuse the models.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import network from '../../src/labs/save-and-load/network.json' with { type: 'json' };
import { freshWeights, KEYS } from '../../src/labs/save-and-load/network.ts';
import { PATHS } from '../../src/labs/save-and-load/state.ts';
import { openBytes, readWeights } from '../../src/labs/save-and-load/weights.ts';
import { FORMS, savedName } from '../../src/labs/save-and-load/write/form.ts';
import { savedAsPyTorch } from '../../src/labs/save-and-load/write/python.ts';
import { saveNetwork } from '../../src/labs/save-and-load/write/save.ts';
import { ROOT } from '../record/library.ts';
import { torchPython } from '../record/torch.ts';

const WORK = '.record/saved';
/** What the fresh network gets right by chance, as recorded in the lab's goldens. */
const FRESH = 32;

const shipped = (file: keyof typeof PATHS) => new Uint8Array(readFileSync(join(ROOT, 'public', PATHS[file])));
const weights = {
	file: await readWeights(await openBytes(shipped('zip'), 'digits.pth')),
	fresh: freshWeights(),
};

rmSync(join(ROOT, WORK), { recursive: true, force: true });
const jobs: object[] = [];
for (const form of FORMS) {
	const { what, format, whose } = form;
	const folder = join(WORK, `${what}-${format}-${whose}`);
	mkdirSync(join(ROOT, folder), { recursive: true });
	const bytes = await saveNetwork(shipped(what === 'whole' ? 'whole' : 'zip'), weights[whose], format);
	writeFileSync(join(ROOT, folder, savedName(form)), bytes);
	for (const key of KEYS) writeFileSync(join(ROOT, folder, `${key}.f32`), weights[whose][key]);
	jobs.push({
		folder,
		file: savedName(form),
		whole: what === 'whole',
		code: savedAsPyTorch(form),
		reads: `reads ${whose === 'file' ? network.right : FRESH} of ${network.of}`,
	});
}
writeFileSync(join(ROOT, WORK, 'jobs.json'), JSON.stringify(jobs));
const [command = 'python3', ...args] = torchPython();
const done = spawnSync(command, [...args, 'tools/roundtrip/saved.py', `${WORK}/jobs.json`], {
	cwd: ROOT,
	stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(done.status ?? 1);
