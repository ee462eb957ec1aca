import { subscript } from '../../shared/format.ts';
import { errors } from '../errors.en.ts';
import type { TwicePreset } from './state.ts';

/** The softmax-twice view's English strings. */
export const strings = {
	errors,
	preset: {
		start: 'Start',
		even: 'All equal',
		right: 'Sure and right',
		wrong: 'Sure and wrong',
		more: 'Six classes',
	} satisfies Record<TwicePreset, string>,
	correct: (c: number) => `correct logit z${subscript(c)}`,
	correctSlider: 'Correct logit, slider',
	correctField: 'Correct logit',
	caption: 'The same logits, two ways',
	once: 'loss(z)',
	twice: 'loss(softmax(z))',
	className: 'class',
	gradient: 'gradient',
	again: 'p again',
	loss: 'loss',
	floor: 'floor',
	ceiling: 'ceiling',
	onceLoss: (loss: string) => `loss(z) = ${loss}`,
	twiceLoss: (loss: string) => `loss(softmax(z)) = ${loss}`,
	scale: (once: string, twice: string, floor: string, ceiling: string) =>
		`On a scale from 0: the right loss stands at ${once}, the one with two softmaxes at ${twice}. That one can only be between its floor ${floor} and its ceiling ${ceiling}.`,
	plotTitle: 'Loss while the correct logit grows',
	plotSummary: (floor: string) => `The right loss goes to 0; with softmax twice it stops at the floor, ${floor}.`,
	atFloor: (once: string, floor: string) =>
		`The prediction is as good as it gets and the right loss is ${once}. With softmax twice the loss stays at ln(1 + (C−1)/e) = ${floor}, which looks like a model that no longer learns.`,
	vanished: (once: string, twice: string) =>
		`Very wrong, and yet the second softmax lets almost nothing through: the gradient on the target is ${twice} instead of ${once}. PyTorch raises nothing.`,
	between:
		'The first softmax squeezes every logit between 0 and 1, so the second one sees almost equal inputs: its probabilities are flatter, and its gradients smaller.',
	nanInput: 'A nan or +inf among the logits makes the whole row nan; PyTorch raises nothing.',
	announce: (once: string, twice: string, device: string) =>
		`Right loss ${once}, with softmax twice ${twice}, computed on ${device}`,
};

/** What a language has to say in the softmax-twice view. */
export type TwiceStrings = typeof strings;
