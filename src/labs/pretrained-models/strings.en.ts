import { shared } from '../shared/strings.en.ts';
import { torchText } from '../shared/torch-text.en.ts';
import type { Line, Preset } from './state.ts';
import type { Outcome, Remark } from './verdict.ts';

/** What a remark may name. */
export interface Facts {
	model: string;
	enumName: string;
	/** The first version, and the best at present. */
	first: { name: string; top1: number };
	best: { name: string; top1: number };
	resize: number;
}

/** The lab's English strings. */
export const strings = {
	...shared,
	...torchText,
	title: 'What does this line build?',
	preset: {
		deprecated: 'pretrained=True',
		renamed: 'resnet101 = resnet18()',
		underscore: 'densenet_161()',
		random: 'weights=None',
		answer: 'The version, named',
		absent: 'A V2 that is not there',
		large: 'The largest',
		small: 'A small one',
	} satisfies Record<Preset, string>,
	model: 'Model',
	line: 'In its brackets',
	lines: {
		none: 'weights=None',
		bare: 'nothing',
		default: 'weights=….DEFAULT',
		v1: 'weights=….IMAGENET1K_V1',
		v2: 'weights=….IMAGENET1K_V2',
		true: 'pretrained=True',
		false: 'pretrained=False',
		renamed: 'resnet101 = models.resnet18()',
		underscore: 'models.densenet_161()',
	} satisfies Record<Line, string>,
	outcomes: {
		loaded: 'Built, and trained weights loaded',
		random: 'Built, with random numbers',
		renamed: 'A resnet18 under the name resnet101',
		raised: 'Nothing is built',
	} satisfies Record<Outcome, string>,
	remarks: {
		name: () =>
			'A variable’s name decides nothing; the builder does. This one has about a quarter of resnet101’s parameters.',
		file: () => 'Nothing tells, until resnet101’s file is loaded:',
		'no-builder': () => 'There is no such builder. The four are densenet121, densenet161, densenet169 and densenet201.',
		'no-version': ({ model, first }) => `${model} has only ${first.name}, which is therefore DEFAULT as well.`,
		random: () => 'No file is loaded: its answers are as good as a guess among 1000 classes.',
		'then-file': () => 'Right before load_state_dict with a file of your own, or before training from the beginning.',
		'not-best': ({ first, best, enumName }) =>
			`That is ${enumName}.${first.name}, ${first.top1} % right on ImageNet. ${best.name} is ${best.top1} %, and gives other numbers.`,
		same: ({ first, enumName }) => `That is ${enumName}.${first.name}, the only one there is.`,
		moves: ({ best }) =>
			`At present that is ${best.name}; a later torchvision may have a better one. For the same numbers again, name the version.`,
		resize: ({ resize }) =>
			`These weights want pictures of ${resize} pixels on the shorter side before the crop of 224, not the usual 256.`,
		'write-instead': () => 'It runs, with two warnings. Write weights= instead.',
	} satisfies Record<Remark, (facts: Facts) => string>,
	file: (name: string, size: string) => `${name}, ${size}`,
	warns: 'torchvision warns',
	raises: 'PyTorch raises',
	parameters: 'Parameters',
	tensors: 'Tensors in the state dict',
	bytes: 'Their size in float32',
	work: 'Multiply-adds for one picture',
	memory: 'Values alive at once, at most',
	top1: 'Right on ImageNet',
	noAnswer: 'random numbers',
	kinds: 'Layers',
	tree: 'Layer by layer: shape for one 224 × 224 picture, parameters',
	all: 'All 28 by size',
	opening: 'Loading…',
	name: 'Model',
	short: { parameters: 'Parameters', work: 'Multiply-adds', top1: 'Top-1' },
	announce: (outcome: string, count: string) => (count ? `${outcome}. ${count} parameters.` : `${outcome}.`),
};

export type LabStrings = typeof strings;
