import type { Reduction } from '../../../losses/reduction.ts';
import { errors } from '../errors.en.ts';
import type { BatchPreset } from './state.ts';

/** The batch view's English strings. */
export const strings = {
	errors,
	mistakes: 'What PyTorch refuses',
	preset: {
		start: 'Start',
		ignored: 'One row ignored',
		allIgnored: 'All rows ignored',
		weights: 'Class weights',
		smoothing: 'Weights and smoothing',
		soft: 'Probabilities',
		softWeights: 'Probabilities and weights',
		oneHot: 'One-hot integers',
		softIgnored: 'Probabilities and ignore_index',
		padding: 'Padding of −1',
		weightLength: 'A weight too few',
		smoothingRange: 'Smoothing above 1',
		floatIndex: 'A float index',
	} satisfies Record<BatchPreset, string>,
	grid: 'Logits, a sample a row; arrow keys step through a field',
	row: 'row',
	classN: (c: number) => `class ${c}`,
	target: 'target',
	logit: (n: number, c: number) => `Row ${n}, logit of class ${c}`,
	targetOf: (n: number) => `Row ${n}, target`,
	probabilities: 'Target probabilities q',
	probability: (n: number, c: number) => `Row ${n}, target probability of class ${c}`,
	weightsRow: 'Class weights w',
	weight: (c: number) => `Weight of class ${c}`,
	addWeight: 'Add a weight',
	dropWeight: 'Take a weight away',
	moreRows: 'Add a row',
	fewerRows: 'Remove a row',
	soft: 'Probability targets',
	weights: 'Class weights',
	smoothingSlider: 'label_smoothing, slider',
	rowsCaption: 'What each row gives',
	evenHead: (weighted: boolean) => (weighted ? 'Σ −w log p' : 'Σ −log p'),
	smoothed: 'q′',
	loss: 'loss',
	ignored: 'ignored',
	summed: (rows: number): string => (rows === 1 ? 'The one row that counts' : 'Sum of the rows'),
	divided: 'Divided by',
	bySumOfWeights: 'the target weights w[y] of the rows that count',
	byCount: 'the rows that count',
	byRows: 'N, the rows; never weights',
	lossOf: (reduction: Reduction): string => (reduction === 'mean' ? 'loss, the mean' : 'loss, the sum'),
	noReduction: 'No reduction: a number a row, ignored rows as 0. The gradient below is that of their sum.',
	gradient: (ofSum: boolean) => `Gradient ∂${ofSum ? '(Σ loss)' : 'loss'}/∂logits`,
	allIgnored: (reduction: Reduction): string =>
		reduction === 'mean'
			? 'Every row is ignored: 0 divided by 0 is nan. The gradient is 0, so the weights survive, but the nan spoils any average in a log.'
			: 'Every row is ignored: there is nothing to sum, so the loss is 0, and the gradient too.',
	someIgnored: (ignored: number, rows: number) =>
		`${ignored} of ${rows} rows ${ignored === 1 ? 'is' : 'are'} ignored: not in the sum, not in the divisor, no gradient.`,
	notAverage: (average: string) =>
		`The average of the row losses would be ${average}. With class weights, mean is a weighted mean: a row counts w[y] times.`,
	smoothingWeighs:
		'With smoothing every class enters a row’s loss, each with its own weight; the divisor still holds only the weights of the targets.',
	softWeights:
		'With probabilities, weights change the sum but not the divisor. The same labels as indices give another loss.',
	softFree: 'The probabilities are not checked: rows that do not sum to 1 raise nothing.',
	announce: (loss: string, device: string) => `Loss ${loss}, computed on ${device}`,
	explain: {
		indexType: 'ignore_index has to be a whole number; 2.0 is none, and an empty field is None.',
		smoothingType: 'label_smoothing has to be a number; an empty field is None.',
		oneHot:
			'A target of the logits’ shape is read as probabilities, and those must be float. Write 1.0 and 0.0 (or .float()), or give class indices: target.argmax(dim=1).',
		softIgnored:
			'ignore_index names a class index; a row of probabilities has none. Leave it at −100 and drop or mask such rows yourself.',
		weightLength: (weights: number, classes: number) =>
			`There ${weights === 1 ? 'is 1 weight' : `are ${weights} weights`} for ${classes} classes. Every class needs one, also those that do not occur.`,
		smoothingRange:
			'ε is the share that is taken from the target and spread over all classes; more than all of it cannot be taken. Below 0 PyTorch does not complain: it smooths nothing.',
		padding: 'If −1 marks padding, say so: set ignore_index to −1. The default is −100.',
	},
};

/** What a language has to say in the batch view. */
export type BatchStrings = typeof strings;
