import { torchText } from '../shared/torch-text.en.ts';

/** The words on a file whose weights do not fit, in English; they come with it. */
export const refusedStrings = {
	...torchText,
	refused: {
		unreadable: 'The file cannot be read',
		empty: 'There are no tensors by name in it',
		other: 'load_state_dict raises',
		'not-finite': 'A weight is no number',
	},
	notFinite: (key: string, value: string) =>
		`${key} is ${value}. PyTorch would load it and give nan for every picture.`,
	otherModel: (model: string, others: readonly string[]) =>
		others.length
			? `These are not the weights of ${model}; the names are those of ${others.slice(0, 3).join(' or ')}.`
			: `These are not the weights of ${model}, nor of another network that runs here.`,
	takeModel: (model: string) => `Take ${model}`,
	doctor: 'Let the doctor look at the file',
};

/** What a language has to say of such a file. */
export type RefusedStrings = typeof refusedStrings;
