/**
 * Runs every snippet under real PyTorch and stores what it printed.
 *
 *   npm run record               rewrites the recordings of this torch version
 *   npm run record -- --check    compares only; exit 1 where something differs
 *   npm run record -- TEXT       only the snippets whose id contains TEXT
 */
import { writeFileSync } from 'node:fs';
import { compareVersions, type Recording, type Run, recordingProblems } from '../../src/site/snippets/recording.ts';
import { GOLDEN_TORCH, goldens, scriptGoldens } from './goldens.ts';
import { type LibrarySnippet, librarySnippets } from './library.ts';
import { runShellSnippets } from './shell.ts';
import { runTorchSnippets, torchPython, torchVersion } from './torch.ts';

const check = process.argv.includes('--check');
const only = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const today = new Date().toISOString().slice(0, 10);
const snippets = librarySnippets().filter((s) => only.every((text) => s.id.includes(text)));

const torch = torchVersion();
if (!torch) {
	console.error(
		`record: expected PyTorch and torchvision behind \`${torchPython().join(' ')}\`, found none.\n` +
			'Set TORCH_PYTHON to a Python that has them, e.g. TORCH_PYTHON=./venv/bin/python npm run record',
	);
	process.exit(2);
}
console.log(`record: ${snippets.length} snippets under torch ${torch}${check ? ', comparing only' : ''}`);

const runs = new Map<string, Run | undefined>([
	...runTorchSnippets(
		snippets.filter((s) => !s.shell),
		torch,
		today,
	),
	...runShellSnippets(
		snippets.filter((s) => s.shell),
		today,
	),
]);

/** Whether two runs are of the same tools, so that their outputs must be equal to the letter. */
const sameTools = (a: Run, b: Run) => a.torch === b.torch && a.tool === b.tool;
const gist = ({ ok, stdout, error, warnings }: Run) => JSON.stringify({ ok, stdout, error, warnings }, null, 1);

function updated(snippet: LibrarySnippet, run: Run): Recording {
	const old = snippet.recording?.source === snippet.sha256 ? snippet.recording.runs : [];
	const before = old.find((r) => sameTools(r, run));
	// one run a torch version, and one a shell tool, whatever its version: the newest
	const kept = old.filter((r) => r !== before && !(snippet.shell && r.tool?.split(' ')[0] === run.tool?.split(' ')[0]));
	return {
		source: snippet.sha256,
		runs: [...kept, run].sort((a, b) => compareVersions(b.torch ?? '0', a.torch ?? '0')),
	};
}

let failed = 0;
let skipped = 0;
for (const snippet of snippets) {
	const run = runs.get(snippet.id);
	if (!run) {
		skipped++;
		continue;
	}
	const say = (problem: string) => {
		failed++;
		console.error(`✗ ${snippet.id} ${problem}`);
	};
	if (check) {
		const recorded = snippet.recording?.runs.find((r) => sameTools(r, run));
		if (snippet.recording?.source !== snippet.sha256) say('was changed after it was recorded; run `npm run record`');
		else if (recorded && gist(recorded) !== gist(run)) {
			say(`now gives something else.\n  recorded: ${gist(recorded)}\n  now: ${gist(run)}`);
		} else if (run.ok !== (snippet.expect !== 'error')) {
			say(`is marked 'expect: ${snippet.expect}' but ${run.ok ? 'succeeded' : `failed: ${run.error}`}`);
		}
		continue;
	}
	const recording = updated(snippet, run);
	writeFileSync(snippet.recordingPath, `${JSON.stringify(recording, null, '\t')}\n`);
	for (const problem of recordingProblems({ ...recording, runs: [run] }, { ...snippet, torch: '9999' })) say(problem);
}
/** Undefined where goldens are not looked at. */
const differing =
	!only.length && torch === GOLDEN_TORCH
		? [...goldens(check).map((id) => `the lab golden '${id}'`), ...scriptGoldens(check).map((id) => `the golden ${id}`)]
		: undefined;
for (const golden of differing ?? []) console.error(`✗ ${golden} differs; run \`npm run record\``);
console.log(
	`record: ${snippets.length - failed - skipped} ${check ? 'as recorded' : 'recorded'}, ${failed} with problems` +
		(skipped ? `, ${skipped} skipped (no pip here, or not meant for torch ${torch})` : '') +
		(differing ? `; ${differing.length} goldens differ` : ''),
);
process.exit(failed || differing?.length ? 1 : 0);
