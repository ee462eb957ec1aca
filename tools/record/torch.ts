import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSnippet } from '../../src/site/snippets/parse.ts';
import { compareVersions, type Run } from '../../src/site/snippets/recording.ts';
import { exceptionOf, normalise, warningsOf } from './clean.ts';
import { type LibrarySnippet, ROOT } from './library.ts';

interface Answer {
	torch: string;
	torchvision: string;
	python: string;
	results: Record<string, { exit: number; stdout: string; stderr: string; twin: boolean | null }>;
}

/** The command that runs Python with PyTorch: `TORCH_PYTHON`, words separated by spaces. */
export function torchPython(): string[] {
	return (process.env['TORCH_PYTHON'] ?? 'python3').split(/\s+/).filter(Boolean);
}

/** The version of torch behind `TORCH_PYTHON`, or undefined where there is none with torchvision. */
export function torchVersion(): string | undefined {
	const [command = 'python3', ...args] = torchPython();
	const asked = spawnSync(
		command,
		[...args, '-c', 'import torch, torchvision; print(torch.__version__.split("+")[0])'],
		{
			cwd: ROOT,
			encoding: 'utf8',
		},
	);
	return asked.status === 0 ? asked.stdout.trim() : undefined;
}

/**
 * Runs the Python snippets under `TORCH_PYTHON`, each in a fresh folder and process.
 *
 * @throws Error if the runner itself fails, or a snippet's two languages are not one program
 */
export function runTorchSnippets(snippets: LibrarySnippet[], torch: string, today: string): Map<string, Run> {
	const root = join(ROOT, '.record/torch');
	rmSync(root, { recursive: true, force: true });
	mkdirSync(root, { recursive: true });
	const mine = snippets.filter((s) => !s.torch || compareVersions(torch, s.torch) >= 0);
	const jobs = mine.map((s) => ({
		id: s.id,
		hub: s.hub,
		code: { zh: renderSnippet(s.body, 'zh'), en: renderSnippet(s.body, 'en') },
	}));
	writeFileSync(join(root, 'jobs.json'), JSON.stringify({ root: '.record/torch', jobs }));
	const [command = 'python3', ...args] = torchPython();
	const done = spawnSync(
		command,
		[...args, 'tools/record/run.py', '.record/torch/jobs.json', '.record/torch/results.json'],
		{ cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] },
	);
	if (done.status !== 0) throw new Error(`tools/record/run.py ended with status ${done.status} under ${command}`);
	const answer: Answer = JSON.parse(readFileSync(join(root, 'results.json'), 'utf8'));
	const runs = new Map<string, Run>();
	for (const { id } of mine) {
		const result = answer.results[id];
		if (!result) throw new Error(`${id}: run.py gave no result`);
		if (result.twin === false) {
			throw new Error(`${id}: the zh and en renderings are two different programs; only comments may differ`);
		}
		const warnings = warningsOf(result.stderr);
		runs.set(id, {
			torch: answer.torch,
			torchvision: answer.torchvision,
			python: answer.python,
			date: today,
			ok: result.exit === 0,
			stdout: normalise(result.stdout),
			...(result.exit === 0 ? {} : { error: exceptionOf(result.stderr) }),
			...(warnings.length ? { warnings } : {}),
		});
	}
	return runs;
}
