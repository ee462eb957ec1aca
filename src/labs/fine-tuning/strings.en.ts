import { shared } from '../shared/strings.en.ts';
import type { Preset, Way } from './state.ts';

/** The fine-tuning lab's English strings. */
export const strings = {
	...shared,
	title: 'Does it pay?',
	task: 'A network that read digits gets a new head with two outputs: is the digit even or odd? Few digits are labelled for that. The same fresh weights are trained three ways.',
	preset: {
		answer: '40 labels',
		few: '10 labels',
		many: '160 labels',
		destroyed: 'Learning rate too large',
		nothing: 'Nothing arrived',
	} satisfies Record<Preset, string>,
	file: 'File',
	files: { plain: 'digits.pth', prefixed: 'digits-dataparallel.pth' },
	count: 'Labelled digits',
	lr: 'Learning rate',
	way: {
		scratch: 'From scratch',
		head: 'Loaded, head trained',
		all: 'Loaded, all trained',
	} satisfies Record<Way, string>,
	/** In the plots, where there is little room. */
	short: { scratch: 'scratch', head: 'head', all: 'all' } satisfies Record<Way, string>,
	what: {
		scratch: 'Nothing from the file; all weights learn.',
		head: 'features from the file, frozen; only head learns.',
		all: 'features from the file; all weights learn.',
	} satisfies Record<Way, string>,
	untrained: 'of the held-out digits, before training',
	from: (start: string) => `of the held-out digits, from ${start} %`,
	start: (steps: number) => `Train ${steps} steps`,
	stop: 'Stop',
	again: 'Train again',
	preparing: 'Loading the engine, the file and the digits…',
	missingFile: 'The file or the digits did not load. Check the connection and train again.',
	counter: (step: number, steps: number) => `step ${step} of ${steps}`,
	kept: (kept: number, inFile: number) =>
		`${kept} of the file’s ${inFile} tensors fit by name and shape. load_state_dict:`,
	recorded: (steps: number) => `After ${steps} steps with 40 labels under PyTorch 2.14.1. Train to see it happen here.`,
	plotAccuracy: 'Held-out digits told right, %',
	plotLoss: 'Training loss',
	step: 'step',
	numbers: 'The numbers',
	notYet: (kilobytes: string, wasm: string) =>
		`Nothing is loaded yet. Training loads ${kilobytes} kB (${wasm} kB where there is no GPU), with the file and the digits, and runs on your device only.`,
	said: {
		running: 'Training has started.',
		stopped: 'Stopped.',
		finished: 'Finished.',
		missing: 'The file or the digits did not load.',
	},
	credit: 'Digits:',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: '(E. Alpaydin, C. Kaynak, UCI, CC BY 4.0); every fifth is held out.',
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type TuningStrings = typeof strings;
