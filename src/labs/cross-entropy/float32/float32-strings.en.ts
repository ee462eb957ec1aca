import { subscript as s } from '../../shared/format.ts';
import { errors } from '../errors.en.ts';
import type { Kind } from './births.ts';
import type { Float32Preset } from './state.ts';

/** The numbers in a sentence about a birth. */
interface Numbers {
	/** The exponent */
	z: string;
	/** exp z */
	e: string;
	sum: string;
	/** The class */
	c: number;
}

/** The float32 view's English strings. */
export const strings = {
	errors,
	preset: {
		start: 'Start',
		edge: 'Just before the edge',
		overflow: 'Overflow: inf',
		targetLargest: 'Sure and right: nan',
		underflow: 'All underflow: 0/0',
		tinyTarget: 'log 0',
	} satisfies Record<Float32Preset, string>,
	scale: 'times k',
	scaleSlider: 'Size of the logits, slider',
	scaleField: 'Size of the logits',
	base: 'Logits before scaling',
	naive: 'As the formula is written',
	stable: 'log-sum-exp: the maximum first',
	naiveShort: 'as written',
	stableShort: 'log-sum-exp',
	loss: 'loss',
	step: {
		logits: 'z = k × logits',
		softmax: 'softmax = exp z / Σ',
		log: (c: number) => `loss = −log softmax${s(c)}`,
		shifted: (max: string) => `z − m, with m = max z = ${max}`,
		difference: (c: number) => `loss = log Σ − (z${s(c)} − m)`,
	},
	fits: 'exp z fits',
	strip:
		'exp in float32: 0 below −104, denormal up to −87.3, a number up to 88.7, inf above. The logits stand over it as they are and under it shifted, where the largest is 0.',
	birth: {
		overflow: ({ z }) => `exp(${z}) is more than float32’s largest number, 3.4e38: inf is born.`,
		underflow: ({ z }) => `exp(${z}) is nearer to 0 than any number this device keeps: it becomes 0.`,
		denormal: ({ z, e }) => `exp(${z}) = ${e} is denormal: only a few digits are left, and GPUs usually take it for 0.`,
		sumOverflow: () => 'Each exp z still fits, but their sum is more than 3.4e38: inf is born.',
		infOverInf: ({ c }) => `softmax${s(c)} = inf / inf: nan is born.`,
		zeroOverZero: ({ c }) => `softmax${s(c)} = 0 / 0: nan is born.`,
		overInf: ({ e, c }) => `softmax${s(c)} = ${e} / inf = 0: a probability is lost.`,
		quotient: ({ e, sum, c }) => `softmax${s(c)} = ${e} / ${sum} is too small for float32: it becomes 0.`,
		logZero: ({ c }) => `softmax${s(c)} is 0, and −log 0 = inf is born, although the true loss is a plain number.`,
		harmless: ({ z }) => `exp(${z}) becomes 0 here too, and does no harm: beside exp(0) = 1 it would not count anyway.`,
	} satisfies Record<Kind, (numbers: Numbers) => string>,
	agree: (loss: string) => `Both ways give ${loss}.`,
	broken: (naive: string, stable: string) => `As written the loss is ${naive}; with log-sum-exp it is ${stable}.`,
	inexact: (naive: string, stable: string) =>
		`As written the loss is ${naive}, with digits lost; with log-sum-exp it is ${stable}.`,
	input: 'Among the logits themselves is a nan or an inf, or the true loss is infinite: no way of computing helps.',
	plotTitle: 'Loss while the logits grow',
	plotEnds: (value: string, scale: number) =>
		`The loss as written is ${value} from k = ${scale} on; log-sum-exp goes on.`,
	plotWhole: 'Both ways agree over the whole range.',
	ends: (value: string, scale: number) => `${value} from ${scale}`,
	announce: (naive: string, stable: string, device: string) =>
		`As written ${naive}, with log-sum-exp ${stable}, computed on ${device}`,
};

/** What a language has to say in the float32 view. */
export type Float32Strings = typeof strings;
