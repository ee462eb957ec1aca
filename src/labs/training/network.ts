import { gradientsOf } from '../../engine/gradients.ts';
import type { Ops, Values } from '../../engine/index.ts';
import { meanCrossEntropy, relu, softmax } from '../../losses/differentiable.ts';
import { CLASSES, PIXELS } from './digits.ts';
import { centred, type Uniform } from './random.ts';
import { HIDDEN, type Kind } from './settings.ts';

/** `nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))`: its parameters by state dict key, in order. */
export const SHAPES = {
	'0.weight': [HIDDEN, PIXELS],
	'0.bias': [1, HIDDEN],
	'2.weight': [CLASSES, HIDDEN],
	'2.bias': [1, CLASSES],
} as const;
export type Key = keyof typeof SHAPES;
const KEYS = Object.keys(SHAPES) as Key[];

export type Parameters = Readonly<Record<Key, Values>>;

/** Initial numbers as `nn.Linear` draws them, U(−k, k) with k = 1/√inputs, from our own stream. */
export function initialNumbers(uniform: Uniform): Record<Key, Float32Array> {
	const draw = (key: Key) => {
		const [rows, columns] = SHAPES[key];
		const inputs = key.startsWith('0') ? PIXELS : HIDDEN;
		return [key, centred(rows * columns, 1 / Math.sqrt(inputs), uniform)];
	};
	return Object.fromEntries(KEYS.map(draw));
}

/** Logits, shape (N, 10), of images, shape (N, 64). */
export function logitsOf(o: Ops, p: Parameters, images: Values): Values {
	const linear = (x: Values, layer: '0' | '2') =>
		o.add(o.matMul(x, p[`${layer}.weight`], false, true), p[`${layer}.bias`]);
	return linear(relu(o, linear(images, '0')), '2');
}

/** A mini-batch on the device. */
export interface Batch {
	/** 0…1, shape (N, 64) */
	images: Values;
	/** 1 at the label and 0 elsewhere, shape (N, 10) */
	oneHot: Values;
}

/**
 * One step of plain SGD: forward, loss, backward, update.
 *
 * @param kind `double` puts the softmax in front that does not belong there
 * @returns the parameters after the step and the loss before it, shape ()
 */
export function sgdStep(
	o: Ops,
	kind: Kind,
	parameters: Parameters,
	{ images, oneHot }: Batch,
	lr: Values,
): { parameters: Parameters; loss: Values } {
	const { value, gradients } = gradientsOf(
		(list) => {
			const p = Object.fromEntries(KEYS.map((key, i) => [key, list[i]])) as unknown as Parameters;
			const logits = logitsOf(o, p, images);
			return meanCrossEntropy(o, kind === 'double' ? softmax(o, logits) : logits, oneHot);
		},
		KEYS.map((key) => parameters[key]),
	);
	const updated = KEYS.map((key, i) => [key, o.sub(parameters[key], o.mul(lr, gradients[i] as Values))]);
	return { parameters: Object.fromEntries(updated), loss: value };
}
