import { adaptiveAvgPool2d, conv2d, dropout, maxPool2d, relu } from './layers.ts';
import { type Module, moduleOf, sequential } from './module.ts';

/** Squeezes the channels, then expands them by 1×1 and by 3×3 convolutions side by side. */
const fire = (inside: number, squeezed: number, expanded: number): Module =>
	moduleOf(
		{
			squeeze: conv2d(inside, squeezed, 1),
			squeeze_activation: relu(),
			expand1x1: conv2d(squeezed, expanded, 1),
			expand1x1_activation: relu(),
			expand3x3: conv2d(squeezed, expanded, 3, { padding: 1 }),
			expand3x3_activation: relu(),
		},
		(x, call, trace) => {
			const value = call('squeeze_activation', call('squeeze', x));
			const sides = ['expand1x1', 'expand3x3'].map((name) => call(`${name}_activation`, call(name, value)));
			return trace.apply({ kind: 'concat' }, ...sides);
		},
	);

const pool = () => maxPool2d(3, 2, 0, true);

const FEATURES = {
	'1_0': () => [
		conv2d(3, 96, 7, { stride: 2 }),
		relu(),
		pool(),
		fire(96, 16, 64),
		fire(128, 16, 64),
		fire(128, 32, 128),
		pool(),
		fire(256, 32, 128),
		fire(256, 48, 192),
		fire(384, 48, 192),
		fire(384, 64, 256),
		pool(),
		fire(512, 64, 256),
	],
	'1_1': () => [
		conv2d(3, 64, 3, { stride: 2 }),
		relu(),
		pool(),
		fire(64, 16, 64),
		fire(128, 16, 64),
		pool(),
		fire(128, 32, 128),
		fire(256, 32, 128),
		pool(),
		fire(256, 48, 192),
		fire(384, 48, 192),
		fire(384, 64, 256),
		fire(512, 64, 256),
	],
} as const;

/** torchvision's SqueezeNet. */
export const squeezenet = (version: keyof typeof FEATURES): Module =>
	moduleOf(
		{
			features: sequential(...FEATURES[version]()),
			classifier: sequential(dropout(), conv2d(512, 1000, 1), relu(), adaptiveAvgPool2d(1)),
		},
		(x, call, trace) => trace.apply({ kind: 'flatten' }, call('classifier', call('features', x))),
	);
