import type { Ops, Values } from '../../engine/index.ts';
import type { ModuleTree, TensorSpec } from '../../nn/module-tree.ts';
import { CLASSES, PIXELS } from '../training/digits.ts';
import { centred, uniformFrom } from '../training/random.ts';

/** Outputs of the two hidden layers. */
export const HIDDEN = [96, 64] as const;
/** Of the fresh weights. */
export const SEED = 0;

/** The network's parameters by state dict key, in order, with PyTorch's shapes. */
export const SHAPES = {
	'features.0.weight': [HIDDEN[0], PIXELS],
	'features.0.bias': [HIDDEN[0]],
	'features.2.weight': [HIDDEN[1], HIDDEN[0]],
	'features.2.bias': [HIDDEN[1]],
	'head.weight': [CLASSES, HIDDEN[1]],
	'head.bias': [CLASSES],
} as const;
export type Key = keyof typeof SHAPES;
export const KEYS = Object.keys(SHAPES) as Key[];

/** The network's numbers, row by row. */
export type Weights = Readonly<Record<Key, Float32Array>>;

const spec = (shape: readonly number[]): TensorSpec => ({ kind: 'tensor', shape, dtype: 'float32' });

const linear = (outputs: number, inputs: number): ModuleTree => ({
	className: 'Linear',
	parameters: [
		['weight', spec([outputs, inputs])],
		['bias', spec([outputs])],
	],
});

const RELU: ModuleTree = { className: 'ReLU' };

/** The network as names and shapes; another head has other outputs. */
export const treeOf = (className: string, outputs: number = CLASSES): ModuleTree => ({
	className,
	children: [
		[
			'features',
			{
				className: 'Sequential',
				children: [
					['0', linear(HIDDEN[0], PIXELS)],
					['1', RELU],
					['2', linear(HIDDEN[1], HIDDEN[0])],
					['3', RELU],
				],
			},
		],
		['head', linear(outputs, HIDDEN[1])],
	],
});

const countOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Fresh weights as `nn.Linear` draws them, U(−k, k) with k = 1/√inputs, from our own stream. */
export function freshWeights(seed = SEED): Weights {
	const uniform = uniformFrom(seed);
	let inputs = 1;
	const draw = (key: Key): [Key, Float32Array] => {
		const shape = SHAPES[key];
		// a bias has as many inputs as the weight before it
		inputs = shape[1] ?? inputs;
		return [key, centred(countOf(shape), 1 / Math.sqrt(inputs), uniform)];
	};
	return Object.fromEntries(KEYS.map(draw)) as Record<Key, Float32Array>;
}

/** Logits, shape (N, outputs), of images, shape (N, 64); the head may be another than the network's own. */
export function logitsOf(o: Ops, weights: Weights, images: Values): Values {
	const put = (key: Key) => {
		const values = weights[key];
		const [rows, columns] = key.endsWith('bias')
			? [1, values.length]
			: [values.length / SHAPES[key][1 as 0], SHAPES[key][1 as 0]];
		return o.tensor(values, [rows, columns]);
	};
	const layer = (x: Values, name: 'features.0' | 'features.2' | 'head') =>
		o.add(o.matMul(x, put(`${name}.weight`), false, true), put(`${name}.bias`));
	return layer(o.relu(layer(o.relu(layer(images, 'features.0')), 'features.2')), 'head');
}
