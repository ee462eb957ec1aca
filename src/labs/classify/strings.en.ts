import { shared } from '../shared/strings.en.ts';
import type { Phase } from './use-classify.ts';

/** The classifying lab's English strings. */
export const strings = {
	...shared,
	title: 'What do the weights make of a picture?',
	task: 'The same network twice: fresh from weights=None, and with the weights of a file of your own. Picture and file are read in this page and go nowhere.',
	model: 'Model',
	weights: 'Preprocessed for',
	entry: (name: string, resize: number) => `${name} (shorter side ${resize})`,
	picture: 'Picture',
	choosePicture: 'Choose a picture…',
	noPicture: 'a sample drawn by this page',
	file: 'File with the weights',
	chooseFile: 'Choose a .pth…',
	noFile: (name: string, size: string) => `none yet; torchvision’s is ${name}, ${size}`,
	where: 'Once torchvision has downloaded it, it lies in ~/.cache/torch/hub/checkpoints.',
	remove: 'Remove',
	start: 'Classify',
	stop: 'Cancel',
	reading: { random: 'Drawing random weights', file: 'Reading the file’s weights' },
	opening: 'Loading the engine…',
	seen: 'What the network sees of the picture',
	did: (resize: number) => `Resized to ${resize} pixels on the shorter side, the middle 224 × 224 cut out, normalised.`,
	random: 'weights=None',
	loaded: 'Loaded',
	recorded: (model: string) => `${model} after torch.manual_seed(0), as PyTorch 2.14.1 computed it for the sample.`,
	randomNote: 'A guess among 1000 classes has 0.10 %.',
	loadedNote: {
		'as-is': 'The names are the model’s own.',
		densenet: 'The file’s names are older (norm.1 for norm1); torchvision’s builder mends them as well.',
		wrapped: 'Prefixes were taken off the names; plain load_state_dict would raise.',
	},
	empty: 'Choose the file with the weights to see what training is worth.',
	waiting: 'Comes next…',
	percent: 'Probability',
	badPicture: 'The browser cannot decode this picture. Try a JPEG, PNG or WebP of at most some thousand pixels a side.',
	said: {
		idle: '',
		running: 'Classifying.',
		stopped: 'Cancelled.',
		done: 'Done.',
		refused: 'The file’s weights do not fit.',
		'no-picture': 'The picture cannot be decoded.',
	} satisfies Record<Phase, string>,
	announce: (whose: string, name: string, percent: string) => `${whose}: ${name}, ${percent}.`,
	notYet: (kilobytes: string, wasm: string) =>
		`Nothing is loaded yet. Classifying loads ${kilobytes} kB (${wasm} kB where there is no GPU) and runs on your device only.`,
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type ClassifyStrings = typeof strings;
