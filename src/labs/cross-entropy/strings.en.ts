import { subscript } from '../shared/format.ts';
import { shared } from '../shared/strings.en.ts';
import type { Preset } from './state.ts';
import type { ViewName } from './views.ts';

/** The lab's English strings. */
export const strings = {
	...shared,
	title: 'Cross-entropy, step by step',
	views: 'Views of the lab',
	view: { one: 'One sum', batch: 'A batch', twice: 'Softmax twice', float32: 'In float32' } satisfies Record<
		ViewName,
		string
	>,
	plotNumbers: 'The numbers',
	nothingYet: (kilobytes: string, wasm: string) =>
		`Nothing was computed here yet. It will be on your device (loads ${kilobytes} kB once, or ${wasm} kB where there is no GPU).`,
	viewLoading: 'Opening this view…',
	viewMissing: 'This view could not be loaded. Check the connection, then open it again.',
	maskedNote: 'A logit of -inf gives its class the probability 0 and the gradient 0: the class is masked.',
	confidentNote: 'The more confident the mistake, the larger the gradient on the target, up to 1 in size.',
	preset: {
		start: 'Start',
		double: 'Softmax twice',
		overflow: 'Overflow',
		confident: 'Sure and wrong',
		masked: 'A masked class',
		ignored: 'An ignored target',
		range: 'Label out of range',
	} satisfies Record<Preset, string>,
	logits: 'Logits',
	logit: (c: number) => `Logit of class ${c}`,
	slider: (c: number) => `Logit of class ${c}, slider`,
	isTarget: 'target',
	target: 'Target',
	targetHint: 'A class index, or −100 to ignore it',
	setTarget: (c: number) => `Make class ${c} the target`,
	reduction: 'Reduction',
	more: 'Add a class',
	fewer: 'Remove a class',
	doubleLabel: 'Apply softmax before the loss (the classic mistake)',
	stepsCaption: 'Each step with your numbers',
	classN: (c: number) => `class ${c}`,
	step: {
		first: 'p = softmax(z): what nn.CrossEntropyLoss is given instead of z',
		input: 'logits z',
		shifted: (v: string, max: string) => `${v} − max ${v}, with max ${v} = ${max}`,
		exp: (v: string) => `exp(${v} − max ${v})`,
		softmax: (sum: string) => `softmax: divided by their sum ${sum}`,
		nll: '−log softmax',
		gradient: 'gradient ∂loss/∂z = softmax − target',
		gradientDouble: 'gradient ∂loss/∂z, through both softmaxes',
		naive: (v: string, loss: string) => `exp(${v}) without subtracting the maximum; that way the loss would be ${loss}`,
	},
	loss: 'loss',
	lossIs: (v: string, y: number, z: string, max: string, sum: string, loss: string) =>
		`−(${v}${subscript(y)} − max ${v} − log Σ) = −(${z} − ${max} − log ${sum}) = ${loss}`,
	lossIgnored: 'The target is ignored: there is nothing to sum, and nothing to divide by.',
	meanOfOne: 'One sample: mean, sum and none give the same number.',
	single: (loss: string, floor: string) =>
		`Without the extra softmax the loss is ${loss}. With it, the loss cannot fall below ${floor}, however right the logits are, and no warning is given.`,
	naiveBad: 'In float32 exp overflows above about 88.7; subtracting the maximum first is why PyTorch does not.',
	announce: (loss: string, device: string) => `Loss ${loss}, computed on ${device}`,
	nanInput: 'A nan or +inf among the logits makes the whole row nan; PyTorch raises nothing.',
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type LabStrings = typeof strings;
