/**
 * Classifies off the page's own thread: some hundred megabytes of weights are read, turned round and put onto the
 * device, and none of it may keep a reader's key press waiting.
 */
import { BACKENDS, type Backend, type Engine, openEngine } from '../../engine/index.ts';
import { networkOf } from '../../nn/networks/index.ts';
import { openNetwork, type RunningNetwork } from '../../nn/networks/run.ts';
import { CROP } from '../pretrained-models/models.ts';
import { initialNumbers } from './initialise.ts';
import type { Reply, Request, Whose } from './messages.ts';
import { FileRefused, openWeights, type Renamed } from './open-file.ts';
import { preprocess } from './preprocess.ts';
import { type Picture, samplePicture } from './sample.ts';
import { topFive } from './top.ts';

type Start = Extract<Request, { type: 'start' }>;

/** Of `torch.manual_seed`, in the program to copy too. */
const SEED = 0;
/** A network of more bytes is not kept for the next picture. */
const KEPT_BYTES = 2 ** 28;

let engine: Engine | undefined;
let openedFor: Backend | undefined | null = null;
let stop = new AbortController();
let turn: Promise<unknown> = Promise.resolve();

interface Kept {
	of: string;
	file: File | undefined;
	renamed: Renamed;
	running: RunningNetwork;
}
const kept: Partial<Record<Whose, Kept>> = {};

function forget(whose: Whose): void {
	kept[whose]?.running.dispose();
	delete kept[whose];
}

const post = (reply: Reply) => self.postMessage(reply);

async function engineFor({ run, backend }: Start): Promise<Engine> {
	if (!engine || openedFor !== backend) {
		for (const whose of ['random', 'file'] as const) forget(whose);
		const opened = await openEngine(backend);
		engine = opened.engine;
		openedFor = backend;
		post({ type: 'device', run, device: engine.device, devices: opened.devices });
	}
	return engine;
}

/** The picture's pixels, upright. @throws DOMException where the browser cannot decode it */
async function pixelsOf(file: File): Promise<Picture> {
	const bitmap = await createImageBitmap(file);
	const { width, height } = bitmap;
	const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('expected a 2D canvas to read the picture with, found none');
	context.drawImage(bitmap, 0, 0);
	bitmap.close();
	return context.getImageData(0, 0, width, height);
}

async function networkFor(on: Engine, start: Start, whose: Whose, signal: AbortSignal): Promise<Kept> {
	const { run, model } = start;
	const file = whose === 'file' ? start.file : undefined;
	const known = kept[whose];
	if (known?.of === model && known.file === file) return known;
	forget(whose);
	const network = networkOf(model);
	const weights = file && (await openWeights(file, model));
	const numbers = weights ? weights.tensorOf : initialNumbers(model, network, SEED);
	const running = await openNetwork(on, network, numbers, {
		signal,
		onProgress: (done, total) => post({ type: 'progress', run, whose, done, total }),
	});
	const made: Kept = { of: model, file, renamed: weights?.renamed ?? 'as-is', running };
	if (running.bytes <= KEPT_BYTES) kept[whose] = made;
	return made;
}

async function answer(
	on: Engine,
	start: Start,
	whose: Whose,
	images: Float32Array,
	signal: AbortSignal,
): Promise<void> {
	const network = await networkFor(on, start, whose, signal);
	try {
		const logits = await network.running.logits(images, [1, 3, CROP, CROP]);
		signal.throwIfAborted();
		const { default: names } = await import('./categories.json');
		const top = topFive(logits).map(({ index, probability }) => ({ name: names[index] ?? String(index), probability }));
		post({ type: 'answer', run: start.run, whose, top, renamed: network.renamed });
	} finally {
		if (kept[whose] !== network) network.running.dispose();
	}
}

async function classify(start: Start, signal: AbortSignal): Promise<void> {
	const { run, picture, resize, file } = start;
	const pixels = picture ? await pixelsOf(picture).catch(() => undefined) : samplePicture();
	if (!pixels) {
		post({ type: 'no-picture', run });
		return;
	}
	const { seen, images } = preprocess(pixels, resize);
	post({ type: 'seen', run, seen });
	let wanted = start;
	for (;;) {
		try {
			const on = await engineFor(wanted);
			await answer(on, wanted, 'random', images, signal);
			if (file) await answer(on, wanted, 'file', images, signal);
			post({ type: 'done', run });
			return;
		} catch (error) {
			if (signal.aborted) return;
			if (error instanceof FileRefused) {
				post({ type: 'refused', run, refusal: error.refusal });
				return;
			}
			console.warn('warmstart: classifying failed:', error);
			const failed = engine?.device.backend;
			engine = undefined;
			openedFor = null;
			for (const whose of ['random', 'file'] as const) delete kept[whose];
			const next = failed && BACKENDS[BACKENDS.indexOf(failed) + 1];
			if (!next) {
				post({ type: 'failed', run });
				return;
			}
			post({ type: 'lost', run, backend: failed });
			wanted = { ...wanted, backend: next };
		}
	}
}

self.onmessage = ({ data }: MessageEvent<Request>) => {
	stop.abort(new Error('the reader wants something else'));
	if (data.type === 'cancel') return;
	stop = new AbortController();
	const { signal } = stop;
	// one after the other: what was stopped has to let go of the device first
	turn = turn.then(() => (signal.aborted ? undefined : classify(data, signal)));
};
