import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goldenPrograms } from '../../src/labs/cross-entropy/golden-states.ts';
import { ROOT } from './library.ts';
import { torchPython } from './torch.ts';

/** Goldens hold for one torch version, the newest of the recordings. */
export const GOLDEN_TORCH = '2.14.1';
const PATH = join(ROOT, 'src/labs/cross-entropy/goldens.json');

interface Goldens {
	torch: string;
	python: string;
	results: Record<string, { stdout?: string; error?: string }>;
}

/**
 * Runs every golden state's *Copy as PyTorch* program and stores or compares what it printed.
 *
 * @returns the ids whose result differs from the stored one (with `check`), else none
 */
export function goldens(check: boolean): string[] {
	const folder = join(ROOT, '.record/goldens');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'in.json'), JSON.stringify(goldenPrograms()));
	const [command = 'python3', ...args] = torchPython();
	const done = spawnSync(
		command,
		[...args, 'tools/record/goldens.py', '.record/goldens/in.json', '.record/goldens/out.json'],
		{ cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
	);
	if (done.status !== 0) throw new Error(`tools/record/goldens.py ended with status ${done.status}`);
	const now: Goldens = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
	if (!check) {
		writeFileSync(PATH, `${JSON.stringify(now, null, '\t')}\n`);
		return [];
	}
	if (!existsSync(PATH)) return Object.keys(now.results);
	const stored: Goldens = JSON.parse(readFileSync(PATH, 'utf8'));
	const ids = new Set([...Object.keys(stored.results), ...Object.keys(now.results)]);
	return [...ids].filter((id) => JSON.stringify(stored.results[id]) !== JSON.stringify(now.results[id]));
}

const LOSSES = join(ROOT, 'src/losses/goldens.json');

/**
 * Runs `losses.py`, whose cases and results are the goldens of `src/losses`, and stores or compares them.
 *
 * @returns what differs from the stored file (with `check`), else none
 */
export function lossGoldens(check: boolean): string[] {
	const now = join(ROOT, '.record/goldens/losses.json');
	const [command = 'python3', ...args] = torchPython();
	const done = spawnSync(command, [...args, 'tools/record/losses.py', '.record/goldens/losses.json'], {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (done.status !== 0) throw new Error(`tools/record/losses.py ended with status ${done.status}`);
	const fresh = readFileSync(now, 'utf8');
	if (!check) {
		writeFileSync(LOSSES, fresh);
		return [];
	}
	const stored = readFileSync(LOSSES, 'utf8').split('\n');
	return fresh
		.split('\n')
		.flatMap((line, i) => (line === stored[i] ? [] : [/"id": "([^"]+)"/.exec(line)?.[1] ?? `line ${i + 1}`]));
}
