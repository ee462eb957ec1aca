import { subscript } from '../shared/format.ts';
import { errors } from './errors.en.ts';

/** What the lab says in English of the single sum's result; it comes with it. */
export const words = {
	errors,
	stepsCaption: 'Each step with your numbers',
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
	single: (loss: string, floor: string) =>
		`Without the extra softmax the loss is ${loss}. With it, the loss cannot fall below ${floor}, however right the logits are, and no warning is given.`,
	naiveBad: 'In float32 exp overflows above about 88.7; subtracting the maximum first is why PyTorch does not.',
	nanInput: 'A nan or +inf among the logits makes the whole row nan; PyTorch raises nothing.',
	maskedNote: 'A logit of -inf gives its class the probability 0 and the gradient 0: the class is masked.',
	confidentNote: 'The more confident the mistake, the larger the gradient on the target, up to 1 in size.',
	meanOfOne: 'One sample: mean, sum and none give the same number.',
	announce: (loss: string, device: string) => `Loss ${loss}, computed on ${device}`,
};

/** What a language has to say of it. */
export type ResultStrings = typeof words;
