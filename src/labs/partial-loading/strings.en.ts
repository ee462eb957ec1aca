import { shared } from '../shared/strings.en.ts';
import { torchText } from '../shared/torch-text.en.ts';
import type { FileName, Filter, ModelName, Preset } from './state.ts';
import type { Remark } from './verdict.ts';

/** What a remark may name. */
export interface Facts {
	fit: number;
	/** The model's tensors that took nothing from the file. */
	left: readonly string[];
	counters: number;
	/** The first tensor whose shape does not fit. */
	resized: string;
}

/** The names of a few, and nothing of many. */
const few = (keys: readonly string[]) => (keys.length > 3 ? '' : `: ${keys.join(', ')}`);

/** The lab's English strings. */
export const strings = {
	...shared,
	...torchText,
	title: 'What arrives?',
	preset: {
		answer: 'A new head',
		shapes: 'Filtered by name only',
		noop: 'The silent no-op',
		prefix: 'A prefix in the file',
		strict: 'Filtered, but strict',
		deeper: 'From resnet34',
		meaning: 'Fits, and is wrong',
		stranger: 'From vgg11',
	} satisfies Record<Preset, string>,
	file: 'In the file',
	model: 'The model',
	filter: 'What is kept of the file',
	files: {
		resnet18: 'resnet18, 1000 classes',
		module: 'resnet18 in DataParallel',
		resnet34: 'resnet34, 1000 classes',
		vgg11: 'vgg11, 1000 classes',
		other: 'resnet18, 10 classes of another task',
	} satisfies Record<FileName, string>,
	models: {
		'resnet18-10': 'resnet18, 10 classes',
		resnet18: 'resnet18, 1000 classes',
		backbone: '{"backbone": resnet18}',
		'resnet34-10': 'resnet34, 10 classes',
		'vgg11-10': 'vgg11, 10 classes',
	} satisfies Record<ModelName, string>,
	filters: {
		none: 'everything',
		key: 'same name',
		shape: 'same name and same shape',
	} satisfies Record<Filter, string>,
	fill: 'own.update(keep)',
	strict: 'strict=True',
	keys: (file: number, model: number) => `${file} tensors in the file, ${model} in the model`,
	links: { fits: 'fits', clash: 'another shape', none: 'no partner' },
	tensors: (count: number) => (count === 1 ? '1 tensor' : `${count} tensors`),
	initial: 'stays as it was',
	outcomes: {
		loaded: 'Every tensor arrives',
		partly: 'Some arrive',
		raised: 'load_state_dict raises',
		silent: 'No error, and not one tensor arrives',
	},
	fit: (fit: number, wanted: number) => `${fit} of ${wanted} tensors fit`,
	remarks: {
		'file-prefix': () => 'The file’s names begin with “module.” and the model’s do not. Strip the prefix first.',
		'model-prefix': () =>
			'The model’s names begin with “backbone.” and the file’s do not. Load into model["backbone"], or rename the keys.',
		strangers: () => 'These are two architectures, which have not one name in common.',
		shapes: ({ resized }) =>
			`“${resized}” has another shape in the model. No strict=False forgives that; filter by shape too.`,
		keys: () => 'strict=True wants the same keys on both sides.',
		copied: ({ fit }) =>
			fit === 1
				? 'The one tensor that fits was copied before that.'
				: `The ${fit} tensors that fit were copied before that.`,
		itself: () =>
			'own.update(keep) changed nothing: the model was loaded into itself, so every key matched. Look at len(keep).',
		hidden: () => 'The model’s own tensors fill the gaps, so nothing is missing, whatever the file lacks.',
		unread: () => 'Only the return value tells. Who does not read it trains from random weights.',
		missing: ({ left }) =>
			left.length === 1
				? `1 tensor keeps its initial values${few(left)}.`
				: `${left.length} tensors keep their initial values${few(left)}.`,
		counters: ({ counters }) =>
			`${counters} num_batches_tracked are not listed as missing: BatchNorm fills them in itself.`,
		'other-task': () =>
			'The head fits as well, though its 10 classes are those of another task. Delete fc from what you keep.',
		'other-depth': () => 'Names and shapes fit, yet these layers were trained inside a network of another depth.',
	} satisfies Record<Remark, (facts: Facts) => string>,
	announce: (outcome: string, fit: string) => `${outcome}. ${fit}.`,
};

export type LabStrings = typeof strings;
