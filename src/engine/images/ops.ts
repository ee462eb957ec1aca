import type { Tensor } from '@tensorflow/tfjs-core';
import { engine } from '@tensorflow/tfjs-core/dist/globals';
import { Concat, FusedConv2D, FusedDepthwiseConv2D, MaxPool, Slice } from '@tensorflow/tfjs-core/dist/kernel_names';
import type { Ops, Values } from '../ops.ts';
import { ACTIVATION_KERNEL, type ActivationName } from './activations.ts';
import { sendFilter } from './send-filter.ts';
import { sideOf, type Window } from './windows.ts';

/** What a convolution does after it has added its bias. */
export type FusedActivation = 'linear' | 'relu' | 'relu6';

/** TensorFlow.js' operations without their gradients, names and wrappers: the kernels themselves. */
const kernel = (name: string, inputs: Record<string, Values> | Values[], attrs: Record<string, unknown>): Values =>
	engine().runKernel(name, inputs as never, attrs as never) as unknown as Tensor;

const text = (shape: readonly number[]) => `(${shape.join(', ')})`;

function expectShape(name: string, right: boolean, wanted: string, ...found: Values[]): void {
	if (!right) throw new Error(`${name}: expected ${wanted}, found ${found.map((t) => text(t.shape)).join(' and ')}`);
}

/** Height and width as TensorFlow.js wants to be told of them. */
function windowsOf(name: string, x: Values, window: Window) {
	expectShape(name, x.rank === 4, 'images of shape (N, H, W, C)', x);
	const [, h = 0, w = 0] = x.shape;
	try {
		return {
			strides: [window.stride ?? 1, window.stride ?? 1],
			pad: [[0, 0], sideOf(h, window).pads, sideOf(w, window).pads, [0, 0]],
			// PyTorch's rule is in the padding already
			dimRoundingMode: 'floor',
		};
	} catch (error) {
		throw new Error(`${name}: ${(error as Error).message}`);
	}
}

function convolve(
	name: string,
	x: Values,
	filter: Values,
	bias: Values,
	window: Omit<Window, 'kernelSize' | 'ceilMode'>,
	activation: FusedActivation,
): Values {
	const depthwise = name === FusedDepthwiseConv2D;
	const [kernelSize = 0, width, inside, last = 0] = filter.shape;
	const out = depthwise ? inside : last;
	expectShape(
		name,
		filter.rank === 4 && kernelSize === width && inside === x.shape[3] && (!depthwise || last === 1),
		`a square filter for ${x.shape[3]} channels`,
		filter,
	);
	expectShape(name, bias.rank === 1 && bias.size === out, `a bias for ${out} channels`, bias);
	const { dilation = 1 } = window;
	const attrs = { ...windowsOf(name, x, { ...window, kernelSize }), dilations: [dilation, dilation] };
	return kernel(name, { x, filter, bias }, { ...attrs, dataFormat: 'NHWC', activation, leakyreluAlpha: 0 });
}

/**
 * Operations on images, whose shape is (N, H, W, C): TensorFlow.js has no right convolution for channels
 * before height and width on every backend.
 */
export const IMAGE_OPS = {
	/** A filter (K, K, C, D) to be kept for `conv2d`, and of no use to anything else: it is sent at once. */
	filter(ops: Pick<Ops, 'tensor'>, values: Float32Array, shape: number[]): Values {
		const made = ops.tensor(values, shape);
		sendFilter(made, values);
		return made;
	},
	/** Filter (K, K, C, D), bias (D): (N, H, W, C) becomes (N, H', W', D). */
	conv2d: (
		x: Values,
		filter: Values,
		bias: Values,
		window: Omit<Window, 'kernelSize' | 'ceilMode'> = {},
		activation: FusedActivation = 'linear',
	): Values => convolve(FusedConv2D, x, filter, bias, window, activation),
	/** A convolution of each channel by itself; filter (K, K, C, 1), bias (C). */
	depthwise: (
		x: Values,
		filter: Values,
		bias: Values,
		window: Omit<Window, 'kernelSize' | 'ceilMode'> = {},
		activation: FusedActivation = 'linear',
	): Values => convolve(FusedDepthwiseConv2D, x, filter, bias, window, activation),
	/** Largest value of each window; padding is smaller than all. */
	maxPool(x: Values, window: Window): Values {
		const { kernelSize } = window;
		return kernel(MaxPool, { x }, { ...windowsOf('maxPool', x, window), filterSize: [kernelSize, kernelSize] });
	},
	/** Joined along the channels. */
	concat(parts: readonly Values[]): Values {
		const first = parts[0];
		if (!first) throw new Error('concat: expected at least one value, found none');
		const rest = (t: Values) => text(t.shape.slice(0, -1));
		expectShape(
			'concat',
			parts.every((t) => rest(t) === rest(first)),
			'shapes that differ in channels only',
			...parts,
		);
		return kernel(Concat, [...parts], { axis: first.rank - 1 });
	},
	/** The channels `from` to `from + count`. */
	channels(x: Values, from: number, count: number): Values {
		const lead = x.shape.slice(0, -1);
		expectShape('channels', from >= 0 && from + count <= (x.shape.at(-1) ?? 0), `${from + count} channels`, x);
		return kernel(Slice, { x }, { begin: [...lead.map(() => 0), from], size: [...lead, count] });
	},
	activate: (x: Values, name: ActivationName): Values => kernel(ACTIVATION_KERNEL, { x }, { name }),
	/** Frees what is not needed any more, before the run ends. */
	free(...values: Values[]): void {
		for (const t of values) t.dispose();
	},
};

export type ImageOps = typeof IMAGE_OPS;
