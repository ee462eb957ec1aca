import { shared } from '../shared/strings.en.ts';
import type { Kind, Preset } from './settings.ts';

/** The training lab's English strings. */
export const strings = {
	...shared,
	title: 'Watch it train',
	network: {
		right: 'Right',
		double: 'Softmax twice',
	} satisfies Record<Kind, string>,
	/** What a network's output is given to the loss as. */
	call: {
		right: 'criterion(logits, y)',
		double: 'criterion(softmax(logits), y)',
	} satisfies Record<Kind, string>,
	recognised: 'of the test digits recognised',
	loss: 'loss',
	recorded: (steps: number) =>
		`Two equal networks on real handwritten digits, after ${steps} steps under PyTorch 2.14.1; only the loss line differs.`,
	preset: {
		start: '0.1',
		small: '0.01, small',
		large: '1, large',
		divergent: '3, too large',
	} satisfies Record<Preset, string>,
	presets: 'Learning rate',
	lr: 'Learning rate (lr)',
	lrSlider: 'Learning rate, slider',
	seed: 'Seed',
	seedHint: 'for the initial weights and the order of the batches',
	start: 'Start training',
	stop: 'Stop',
	resume: 'Continue',
	more: '20 epochs more',
	counter: (step: number, epoch: string) => `step ${step} · epoch ${epoch}`,
	rate: (samples: string) => `${samples} samples/s`,
	paused: 'Paused while out of sight',
	preparing: 'Loading the engine and the digits…',
	plotLoss: 'Training loss',
	plotAccuracy: 'Test digits recognised, %',
	step: 'step',
	floor: 'floor 1.4612',
	sumLoss: (right: string, double: string) =>
		`Right: ${right}. Softmax twice: ${double}, which cannot fall below 1.4612.`,
	sumAccuracy: (right: string, double: string) => `Right: ${right} %. Softmax twice: ${double} %.`,
	numbers: 'The numbers',
	guesses: 'Ten test digits and what each network takes them for now',
	written: (digit: number) => `A handwritten ${digit}`,
	guessed: (digit: number, right: boolean) => `${digit}, ${right ? 'right' : 'wrong'}`,
	verdict: {
		slower: (right: number, double: number) =>
			`For 90 % of the test digits the right network needed ${right} steps, the one with the second softmax ${double}: ${(double / right).toFixed(1)} times as many.`,
		never: (right: number, step: number) =>
			`The right network knew 90 % of the test digits after ${right} steps. With the second softmax, ${step} steps were not enough.`,
		hidden: (double: number) =>
			`This learning rate is too large for the right network. The second softmax shrinks the gradients and so hides that: it reached 90 % after ${double} steps. The cure is a smaller learning rate, not a second softmax.`,
		neither: (step: number) => `After ${step} steps neither network knows 90 % of the test digits.`,
		nan: 'The loss is nan: a step this large leaves weights that are no numbers, and no later step brings them back. PyTorch goes on in silence too.',
	},
	/** What becomes of the double softmax's loss. */
	/** Follows another sentence, with what English has between the two. */
	floorNote: (loss: string) =>
		` With the second softmax the loss is ${loss} now; with 10 classes it can never fall below ln(1 + 9/e) = 1.4612, however well the network learns.`,
	moved: (from: string) => `${from} stopped working; the next device started over.`,
	notYet: (kilobytes: string, wasm: string) =>
		`Nothing is loaded yet. Training loads the engine (${kilobytes} kB, or ${wasm} kB where there is no GPU) and 45 kB of digits, and runs on your device only.`,
	explainLr:
		'PyTorch’s optimizer refuses this. A learning rate is a number from 0 up: 0.1, 1e-3; nan and inf are let through.',
	explainEmpty: 'The field is empty. In Python that would be None, which the optimizer cannot compare with 0.',
	badSeed: 'The seed has to be a whole number from 0 to 4294967295.',
	announce: (step: number, right: string, double: string) =>
		`Step ${step}: right ${right} %, softmax twice ${double} % of the test digits.`,
	said: {
		running: 'Training has started.',
		stopped: 'Stopped.',
		finished: 'Finished.',
	},
	credit: 'Digits:',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: '(E. Alpaydin, C. Kaynak, UCI, CC BY 4.0); 1440 for training, 357 others for testing.',
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type TrainingStrings = typeof strings;
