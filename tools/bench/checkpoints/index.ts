import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { torchPython, torchVersion } from '../../record/torch.ts';
import { median, type Placing, timing } from '../contest.ts';
import { versionOf } from '../machine.ts';
import type { Table } from '../table.ts';
import type { Answer } from './answer.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Relative, as real PyTorch may run where only the project's folder is. */
const FOLDER = '.record/bench';
const HERE = 'tools/bench/checkpoints';

interface Contestant {
	readonly name: string;
	readonly command: readonly string[];
}

const torch = (task: string, ...rest: string[]) => [...torchPython(), `${HERE}/torch_side.py`, task, ...rest];
const ours = (task: string, ...rest: string[]) => [process.execPath, `${HERE}/ours.ts`, task, ...rest];

function run({ name, command: [program = '', ...args] }: Contestant): Answer {
	const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8' });
	if (status !== 0) throw new Error(`${name}: expected an answer, found status ${status}: ${stderr.slice(-400)}`);
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** One task on one file: every round runs every contestant in a process of its own, one after the other. */
function answersOf(rounds: number, contestants: readonly Contestant[]): Map<string, Answer[]> {
	const answers = new Map(contestants.map(({ name }) => [name, [] as Answer[]]));
	for (let round = 0; round < rounds; round++) {
		for (const contestant of contestants) answers.get(contestant.name)?.push(run(contestant));
	}
	return answers;
}

function row(name: string, answers: ReadonlyMap<string, Answer[]>, time: (a: Answer) => number | null) {
	const [ours = []] = answers.values();
	const times = (of: readonly Answer[]) => of.map((a) => time(a) ?? Number.NaN);
	const placings = [...answers].map(([name, there]): Placing => {
		const wrong = there.find((a) => a.listing !== ours[0]?.listing);
		if (wrong) return { name, reason: `lists ${wrong.tensors} tensors otherwise than the others` };
		const facts = { bytes: median(there.map((a) => a.bytes)), peak: median(there.map((a) => a.peak)) };
		return { name, ...timing(times(there), times(ours)), ...facts };
	});
	return { name, tolerance: 0, n: ours.length, placings };
}

const FILES = [
	{ file: 'resnet18.pth', name: 'resnet18, 46.8 MB', rounds: 9, zip: true },
	{ file: 'resnet18-legacy.pth', name: 'the same, before 1.6', rounds: 9, zip: false },
	{ file: 'big.pth', name: '363 tensors, 5.09 GB', rounds: 5, zip: true },
] as const;

/**
 * Listing a checkpoint and taking a prefix off its keys, beside real PyTorch (`TORCH_PYTHON`), mapped and read, and
 * beside zip.js with pickleparser, which has no writer.
 */
export async function checkpoints(): Promise<Table> {
	mkdirSync(join(ROOT, FOLDER), { recursive: true });
	const [python = 'python3', ...args] = torchPython();
	const made = spawnSync(python, [...args, `${HERE}/make.py`, FOLDER], { cwd: ROOT, stdio: 'inherit' });
	if (made.status !== 0) throw new Error(`expected ${python} to write the files, found status ${made.status}`);
	const rows = FILES.flatMap(({ file, name, rounds, zip }) => {
		const path = `${FOLDER}/${file}`;
		const out = `${FOLDER}/out.pth`;
		const list: Contestant[] = [
			{ name: 'Warmstart', command: ours('list', path) },
			...(zip ? [{ name: 'torch, mmap', command: torch('list-mmap', path) }] : []),
			{ name: 'torch', command: torch('list', path) },
			...(zip
				? [{ name: 'zip.js + pickleparser', command: [process.execPath, `${HERE}/zipjs.ts`, 'list', path] }]
				: []),
		];
		const repair: Contestant[] = [
			{ name: 'Warmstart', command: ours('repair', path, out) },
			...(zip ? [{ name: 'torch, mmap', command: torch('repair-mmap', path, out) }] : []),
			{ name: 'torch', command: torch('repair', path, out) },
		];
		const listed = answersOf(rounds, list);
		const repaired = answersOf(Math.ceil(rounds / 2), repair);
		console.log(`  ${name}`);
		return [
			row(`${name}: list, first time`, listed, (a) => a.milliseconds),
			row(`${name}: list, again`, listed, (a) => a.again),
			row(`${name}: repair, to disk`, repaired, (a) => a.milliseconds),
		];
	});
	return {
		title: 'Checkpoints: listing all tensors, and taking a prefix off every key',
		note: 'Time over Warmstart’s in the same round, the median of the rounds and, in brackets, their middle half; above 1 is slower than Warmstart. Every run is a process of its own, whose start does not count; the first time is with nothing compiled yet. Below: bytes read by system calls (a mapped file’s pages are not among them) and the largest resident memory.',
		peers: {
			torch: torchVersion() ?? '',
			...Object.fromEntries(['@zip.js/zip.js', 'pickleparser'].map((name) => [name, versionOf(name)])),
		},
		rows,
	};
}
