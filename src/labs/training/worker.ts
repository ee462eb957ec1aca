/**
 * Trains off the page's own thread, by the same engine: a step is some hundred calls to the device, and
 * none of them may keep a reader's key press waiting.
 */
import { BACKENDS, type Backend, type Engine, openEngine } from '../../engine/index.ts';
import { type Digits, readDigits } from './digits.ts';
import type { Reply, Request } from './messages.ts';
import { SLICE } from './settings.ts';
import { startTraining, type Training } from './training.ts';

type Start = Extract<Request, { type: 'start' }>;

let digits: Digits | undefined;
let start: Start | undefined;
let goal = 0;
let looping = false;
// opened once a backend, as long as it works
let engine: Engine | undefined;
let openedFor: Backend | undefined | null = null;
let training: { start: Start; step: number; on: Training } | undefined;

const post = (reply: Reply) => self.postMessage(reply);

/** Lets the messages in that came meanwhile; the processor's backends never wait by themselves. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

async function engineFor({ run, backend }: Start): Promise<Engine> {
	if (!engine || openedFor !== backend) {
		const opened = await openEngine(backend);
		engine = opened.engine;
		openedFor = backend;
		post({ type: 'device', run, device: engine.device, devices: opened.devices });
	}
	return engine;
}

async function slice(wanted: Start, data: Digits): Promise<void> {
	const current = await engineFor(wanted);
	if (training?.start !== wanted) {
		training?.on.dispose();
		training = undefined;
		training = { start: wanted, step: 0, on: await startTraining(current, data, wanted) };
	}
	const began = performance.now();
	const progress = await training.on.advance(SLICE);
	training.step = progress.step;
	if (start === wanted) post({ type: 'progress', run: wanted.run, took: performance.now() - began, ...progress });
}

/** After a failure: the next device, from the first step; nothing is left when the last has failed. */
function fallBack(wanted: Start): void {
	const failed = engine?.device.backend;
	engine = undefined;
	openedFor = null;
	training = undefined;
	const next = failed && BACKENDS[BACKENDS.indexOf(failed) + 1];
	if (!next) {
		if (start === wanted) start = undefined;
		post({ type: 'failed', run: wanted.run });
		return;
	}
	if (start === wanted) start = { ...wanted, backend: next };
	post({ type: 'lost', run: wanted.run, backend: failed });
}

const stepsDone = (): number => (training && training.start === start ? training.step : 0);

async function loop(): Promise<void> {
	if (looping) return;
	looping = true;
	while (digits && start && stepsDone() < goal) {
		const wanted = start;
		try {
			await slice(wanted, digits);
		} catch (error) {
			console.warn('warmstart: training failed:', error);
			fallBack(wanted);
		}
		await breathe();
	}
	looping = false;
}

self.onmessage = ({ data }: MessageEvent<Request>) => {
	if (data.type === 'data') digits = readDigits(data.bytes);
	if (data.type === 'start') start = data;
	// stopped means: no further than here
	goal = data.type === 'stop' ? 0 : 'goal' in data ? data.goal : goal;
	void loop();
};
