import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as binary from '../../src/labs/binary-cross-entropy/golden-states.ts';
import { asPyTorch as binaryAsPyTorch } from '../../src/labs/binary-cross-entropy/python.ts';
import { asPyTorch as classifyAsPyTorch } from '../../src/labs/classify/python.ts';
import { PROGRAMS as classify } from '../../src/labs/classify/state.ts';
import { goldenPrograms as crossEntropy } from '../../src/labs/cross-entropy/golden-states.ts';
import { asPyTorch as fineTuningAsPyTorch } from '../../src/labs/fine-tuning/python.ts';
import * as fineTuning from '../../src/labs/fine-tuning/state.ts';
import { asPyTorch as multiGpuAsPyTorch } from '../../src/labs/multi-gpu/python.ts';
import * as multiGpu from '../../src/labs/multi-gpu/state.ts';
import { asPyTorch as partialAsPyTorch } from '../../src/labs/partial-loading/python.ts';
import * as partial from '../../src/labs/partial-loading/state.ts';
import { ALL as pretrained } from '../../src/labs/pretrained-models/all.ts';
import { asPyTorch as pretrainedAsPyTorch } from '../../src/labs/pretrained-models/python.ts';
import { idOf as pretrainedId } from '../../src/labs/pretrained-models/state.ts';
import { GOLDEN_PADS } from '../../src/labs/save-and-load/draw/golden-pads.ts';
import { readInk } from '../../src/labs/save-and-load/draw/ink-text.ts';
import { asPyTorch as saveAsPyTorch } from '../../src/labs/save-and-load/python.ts';
import * as save from '../../src/labs/save-and-load/state.ts';
import * as training from '../../src/labs/training/golden-settings.ts';
import { asPyTorch as trainingAsPyTorch } from '../../src/labs/training/python.ts';
import { asPyTorch as visibleAsPyTorch } from '../../src/labs/visible-devices/python.ts';
import { PROGRAMS as visible } from '../../src/labs/visible-devices/state.ts';
import { ROOT } from './library.ts';
import { torchPython } from './torch.ts';

/** Goldens hold for one torch version, the newest of the recordings. */
export const GOLDEN_TORCH = '2.14.1';

/** The program of each golden state of one lab. */
const programs = <S>(states: Record<string, S>, asPyTorch: (state: S) => string) =>
	Object.entries(states).map(([id, state]) => ({ id, code: asPyTorch(state) }));

/** By the lab's folder in `src/labs`. */
const LABS = {
	'cross-entropy': crossEntropy(),
	'binary-cross-entropy': programs(binary.GOLDEN_STATES, binaryAsPyTorch),
	training: programs(training.GOLDEN_SETTINGS, trainingAsPyTorch),
	classify: programs(classify, classifyAsPyTorch),
	'fine-tuning': programs(Object.fromEntries(fineTuning.ALL.map((s) => [fineTuning.idOf(s), s])), fineTuningAsPyTorch),
	'multi-gpu': multiGpu.ALL.map((state) => ({ id: multiGpu.idOf(state), code: multiGpuAsPyTorch(state) })),
	'save-and-load': [
		...save.ALL.map((state) => ({ id: save.idOf(state), code: saveAsPyTorch(state) })),
		...Object.entries(GOLDEN_PADS).map(([id, ink]) => ({
			id: `pad ${id}`,
			code: saveAsPyTorch(save.DEFAULT, readInk(ink)),
		})),
	],
	'partial-loading': partial.ALL.map((state) => ({ id: partial.idOf(state), code: partialAsPyTorch(state) })),
	'pretrained-models': pretrained.map((state) => ({ id: pretrainedId(state), code: pretrainedAsPyTorch(state) })),
	'visible-devices': programs(visible, visibleAsPyTorch),
};
type Lab = keyof typeof LABS;

/** What runs a lab's programs, where it is not goldens.py itself. */
const RUNNERS: Partial<Record<Lab, string>> = {
	training: 'tools/record/training.py',
	'save-and-load': 'tools/record/digits_loading.py',
	classify: 'tools/record/classify_programs.py',
	'fine-tuning': 'tools/record/digits_loading.py',
	'multi-gpu': 'tools/record/loading.py',
	'partial-loading': 'tools/record/loading.py',
	'pretrained-models': 'tools/record/pretrained.py',
};
/** Where their results are, where goldens.json holds something else. */
const FILES: Partial<Record<Lab, string>> = {
	classify: 'programs-goldens.json',
	'visible-devices': 'programs-goldens.json',
};

interface Goldens {
	torch: string;
	python: string;
	results: Record<string, { stdout?: string; error?: string }>;
}

/** The runners whose results are many and short. */
const SHORT = ['tools/record/loading.py', 'tools/record/digits_loading.py', 'tools/record/pretrained.py'];

/** As text; many short results stand one a line. */
function asText(lab: Lab, { results, ...versions }: Goldens): string {
	if (!SHORT.includes(RUNNERS[lab] ?? '')) return `${JSON.stringify({ ...versions, results }, null, '\t')}\n`;
	const lines = Object.entries(results).map(([id, result]) => `${JSON.stringify(id)}:${JSON.stringify(result)}`);
	return `${JSON.stringify(versions).slice(0, -1)},"results":{\n${lines.join(',\n')}\n}}\n`;
}

/**
 * Runs every golden state's *Copy as PyTorch* program of every lab and stores or compares what it printed.
 *
 * @param labs all, unless only some are asked for
 * @returns lab/id of those whose result differs from the stored one (with `check`), else none
 */
export function goldens(check: boolean, labs = Object.keys(LABS) as Lab[]): string[] {
	return labs.flatMap((lab) => labGoldens(lab, LABS[lab], check).map((id) => `${lab}/${id}`));
}

function labGoldens(lab: Lab, cases: { id: string; code: string }[], check: boolean): string[] {
	const path = join(ROOT, 'src/labs', lab, FILES[lab] ?? 'goldens.json');
	const folder = join(ROOT, '.record/goldens');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'in.json'), JSON.stringify(cases));
	const [command = 'python3', ...args] = torchPython();
	const runner = RUNNERS[lab] ?? 'tools/record/goldens.py';
	const done = spawnSync(command, [...args, runner, '.record/goldens/in.json', '.record/goldens/out.json'], {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (done.status !== 0) throw new Error(`${runner} ended with status ${done.status}`);
	const now: Goldens = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
	if (!check) {
		writeFileSync(path, asText(lab, now));
		return [];
	}
	if (!existsSync(path)) return Object.keys(now.results);
	const stored: Goldens = JSON.parse(readFileSync(path, 'utf8'));
	const ids = new Set([...Object.keys(stored.results), ...Object.keys(now.results)]);
	return [...ids].filter((id) => JSON.stringify(stored.results[id]) !== JSON.stringify(now.results[id]));
}

/** The scripts that make their cases themselves, and where their goldens are. */
const SCRIPTS = {
	'tools/record/losses.py': 'src/losses/goldens.json',
	'tools/record/load_state_dict.py': 'src/nn/goldens.json',
	'tools/record/visible_devices.py': 'src/labs/visible-devices/goldens.json',
	'tools/record/tensor_statistics.py': 'src/doctor/statistics/goldens.json',
	'tools/record/network_logits.py': 'src/nn/networks/goldens.json',
	'tools/record/layers.py': 'src/nn/networks/layers-goldens.json',
	'tools/record/pickle_listing.py': 'src/checkpoint/pickle/listing-goldens.json',
	'tools/record/architectures.py': 'src/nn/architectures/architectures.json',
	'tools/record/networks.py': 'src/nn/summary/goldens.json',
	'tools/record/weights.py': 'src/labs/pretrained-models/weights.json',
	'tools/record/categories.py': 'src/labs/classify/categories.json',
	'tools/record/classify.py': 'src/labs/classify/goldens.json',
};

/**
 * Runs the scripts that make their cases themselves, and stores or compares the goldens of each.
 *
 * @returns file and case of what differs from the stored ones (with `check`), else none
 */
export function scriptGoldens(check: boolean): string[] {
	return Object.entries(SCRIPTS).flatMap(([script, path]) => {
		const now = '.record/goldens/script.json';
		const [command = 'python3', ...args] = torchPython();
		const done = spawnSync(command, [...args, script, now], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
		if (done.status !== 0) throw new Error(`${script} ended with status ${done.status}`);
		const fresh = readFileSync(join(ROOT, now), 'utf8');
		if (!check) {
			writeFileSync(join(ROOT, path), fresh);
			return [];
		}
		const stored = readFileSync(join(ROOT, path), 'utf8').split('\n');
		const lines = fresh.split('\n');
		return Array.from({ length: Math.max(lines.length, stored.length) }, (_, i) => i)
			.filter((i) => lines[i] !== stored[i])
			.map((i) => `${path}: ${/"id": ?"([^"]+)"/.exec(lines[i] ?? '')?.[1] ?? `line ${i + 1}`}`);
	});
}
