import type { ControlStrings } from './strings.en.ts';

/** What the lab says in English of its results; it comes with them. */
export const words = {
	loss: 'loss',
	gradient: 'gradient ∂loss/∂z',
	stepsOf: (name: string) => `${name}, each step with your numbers`,
	numbers: 'The numbers as a table',
	lossPlot: (y: string) => `Loss for y = ${y}`,
	gradientPlot: (y: string) => `Gradient ∂loss/∂z for y = ${y}`,
	summary: (z: string, a: string, b: string) => `At z = ${z}: BCEWithLogitsLoss ${a}, BCELoss ${b}.`,
	refused: 'refused',
	announce: (a: string, b: string, device: string) => `BCEWithLogitsLoss ${a}, BCELoss ${b}, computed on ${device}`,
	announceLabels: (a: string, b: string, device: string) =>
		`BCEWithLogitsLoss ${a}, CrossEntropyLoss ${b}, computed on ${device}`,
	note: {
		agree: 'Both losses agree here, up to the rounding of the last digits.',
		one: 'In float32 σ(z) has rounded to exactly 1. log(1 − p) would be −inf and is clamped to −100; p(1 − p) is 0, and so is the gradient through it.',
		zero: 'In float32 σ(z) has rounded to exactly 0. log p would be −inf and is clamped to −100; p(1 − p) is 0, and so is the gradient through it.',
		fading:
			'p(1 − p) has fallen below 10⁻¹². BCELoss divides by 10⁻¹² instead, so its gradient fades although its loss is still right.',
		coarse: 'σ(z) is so near to 1 that float32 has only steps of 6·10⁻⁸ left for p: BCELoss is already off.',
		twice: (low: string, high: string, single: string) =>
			`σ(z) lies between 0 and 1, so for this y the loss stays between ${low} and ${high} whatever z is; without the extra sigmoid it is ${single}. PyTorch gives no warning.`,
		rawInside:
			'This z lies between 0 and 1 by chance, so BCELoss takes it for a probability. No error, and a wrong loss.',
		unchecked: 'BCEWithLogitsLoss does not check y. Outside 0…1 the loss has no lower end, and training runs away.',
		soft: (floor: string) =>
			`With a soft label the loss never reaches 0. Its lowest value is ${floor}, where σ(z) = y.`,
		posWeight: (p: string, y: string, factor: string) =>
			`pos_weight multiplies the positive term: ${p} · y · log σ(z). In PyTorch’s form it is the factor 1 + (${p} − 1)·${y} = ${factor}. BCELoss has no pos_weight.`,
		nanInput: 'A nan goes through BCEWithLogitsLoss in silence. BCELoss refuses it.',
		infinite: 'An infinite z makes a nan where it meets a 0: (1 − y)·z or 0·log σ(z). PyTorch raises nothing.',
	},
	explain: {
		none: 'A field is empty. In Python that would be None, which no tensor of numbers can hold. Type a number; nan and inf are allowed.',
		str: 'This is not a number. Python’s own notation works: 1.5, -2, 1e4, nan, inf.',
		input:
			'BCELoss wants probabilities and was given a logit. Put torch.sigmoid before it, or use BCEWithLogitsLoss. A z between 0 and 1 would have passed unnoticed.',
		inputNan: 'nan is in no range: this check is where a nan in the model first becomes visible.',
		target:
			'A target is the probability of “yes” and lies in 0…1. Labels such as 1 and 2, or −1 and 1, have to be mapped to 0 and 1.',
		dtype: 'Write y.float(): these losses take y as a probability and not as an index, so an int64 target is refused.',
	},
	labels: 'Logits and targets',
	logit: (c: number) => `Logit of class ${c}`,
	slider: (c: number) => `Logit of class ${c}, slider`,
	many: 'labels',
	one: 'class',
	isPositive: (c: number) => `Class ${c} applies (multi-label target)`,
	isClass: (c: number) => `Class ${c} is the class (multi-class target)`,
	more: 'Add a class',
	fewer: 'Remove a class',
	classN: (c: number) => `class ${c}`,
	multiLabel: 'Any of them: a sigmoid each',
	multiClass: 'Exactly one: a softmax over all',
	step: {
		sigmoid: 'sigmoid',
		softmax: 'softmax',
		target: 'target',
		each: 'loss of each class',
		picked: '−log softmax of the class',
		gradient: 'gradient ∂loss/∂z',
	},
	meanOf: (total: string, classes: number, loss: string) => `mean: ${total} / ${classes} = ${loss}`,
	oneTerm: 'one term, whatever the number of classes',
	sums: 'The sigmoids are probabilities of separate questions and sum to anything. The softmax shares out 1: raise one logit and the others fall.',
};

/** All that the lab says; a language that lacks a sentence does not compile. */
export type LabStrings = ControlStrings & typeof words;
export type ResultStrings = typeof words;
