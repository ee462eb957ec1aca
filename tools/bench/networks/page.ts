import type { Backend } from '../../../src/engine/index.ts';
import { contest, type Outcome } from '../contest.ts';
import { ort } from './ort.ts';
import { ours } from './ours.ts';
import { logitsDifference, type NetworkTask, networkTask } from './task.ts';

/** Who meets whom; ours is the first. ONNX Runtime has no provider in plain JavaScript. */
const CONTESTANTS = {
	webgpu: [ours, ort],
	webgl: [ours, ort],
	wasm: [ours, ort],
	cpu: [ours],
} as const;

/** Largest difference from TensorFlow.js' plain CPU backend, over the largest logit, that counts as right. */
const TOLERANCE = 1e-4;

const tasks = new Map<Backend, NetworkTask>();
const NAME = 'resnet18';

/** Makes the task, so that nobody's clock has it in. */
function prepare(backend: Backend): number {
	const task = networkTask(backend, NAME);
	tasks.set(backend, task);
	return [...task.tensors.values()].reduce((sum, { values }) => sum + values.byteLength, 0);
}

const taskOf = (backend: Backend): NetworkTask => {
	const task = tasks.get(backend);
	if (!task) throw new Error(`expected the task for ${backend} to be prepared`);
	return task;
};

/** Runs after the first, interleaved. */
async function steady(backend: Backend, budget: number): Promise<Outcome & { tolerance: number }> {
	const task = taskOf(backend);
	const plain = await ours.prepare({ ...task, backend: 'cpu' }, () => true);
	const wanted = await plain.result();
	plain.dispose();
	const error = (logits: Float32Array) => logitsDifference(logits, wanted);
	return { ...(await contest([...CONTESTANTS[backend]], task, error, TOLERANCE, budget)), tolerance: TOLERANCE };
}

/** Milliseconds from numbers in memory to the first logits, libraries' code and devices included, and to have them again. */
async function first(backend: Backend, contestant: number): Promise<{ milliseconds: number; name: string }> {
	const who = CONTESTANTS[backend][contestant];
	if (!who) throw new Error(`expected a contestant ${contestant} on ${backend}, found none`);
	const start = performance.now();
	const ready = await who.prepare(taskOf(backend), () => true);
	await ready.run();
	const milliseconds = performance.now() - start;
	// memory is looked at when it has settled
	for (let i = 0; i < 3; i++) await ready.run();
	tasks.clear();
	return { milliseconds, name: who.name };
}

const compare = { prepare, steady, first, contestants: (backend: Backend) => CONTESTANTS[backend].length };
export type CompareNetworks = typeof compare;

Object.assign(window, { compare });
