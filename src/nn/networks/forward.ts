import type { FusedActivation, ImageOps, Ops, Values } from '../../engine/index.ts';
import type { FusedProgram, FusedStep } from './fuse.ts';
import type { Part } from './load.ts';
import { type AdaptiveSize, adaptiveSides } from './operations.ts';
import { adaptiveMatrix, isDepthwise } from './weights.ts';

/** What a step works with. */
interface Tools {
	readonly ops: Ops;
	readonly images: ImageOps;
	readonly parts: readonly Part[];
}

/** One or more results side by side; what was joined is freed. */
function joined(images: ImageOps, results: Values[]): Values {
	const [only] = results;
	if (only && results.length === 1) return only;
	const all = images.concat(results);
	images.free(...results);
	return all;
}

function convolution({ images, parts }: Tools, step: FusedStep, x: Values): Values {
	const { operation: o, activation } = step;
	const inside = activation === 'relu' || activation === 'relu6' ? activation : undefined;
	const fused: FusedActivation = inside ?? 'linear';
	const by = {
		...(o.kind === 'conv2d' || o.kind === 'avgPool2d' ? { stride: o.stride, padding: o.padding } : {}),
		...(o.kind === 'conv2d' ? { dilation: o.dilation } : {}),
	};
	const each = o.kind !== 'conv2d' || isDepthwise(o);
	let first = 0;
	const results = parts.map(({ values: { weight, bias } }) => {
		if (each) return images.depthwise(x, weight, bias, by, fused);
		const count = weight.shape[2] ?? 0;
		const part = parts.length > 1 ? images.channels(x, first, count) : x;
		first += count;
		const result = images.conv2d(part, weight, bias, by, fused);
		if (part !== x) images.free(part);
		return result;
	});
	return activated(images, joined(images, results), inside ? undefined : activation);
}

function activated(images: ImageOps, x: Values, activation: FusedStep['activation']): Values {
	if (!activation) return x;
	const result = images.activate(x, activation);
	images.free(x);
	return result;
}

function linear({ ops, images, parts }: Tools, step: FusedStep, x: Values): Values {
	const results = parts.map(({ values: { weight, bias } }) => {
		const product = ops.matMul(x, weight);
		const sum = ops.add(product, bias);
		images.free(product);
		return sum;
	});
	return activated(images, joined(images, results), step.activation);
}

/** (N, H, W, C) averaged to (N, S, T, C). */
function adaptive({ ops, images }: Tools, size: AdaptiveSize, x: Values): Values {
	const [n = 0, h = 0, w = 0, c = 0] = x.shape;
	const [rows, columns] = adaptiveSides(size, h, w);
	// pixels are given as they are
	if (h === rows && w === columns) return ops.reshape(x, [n, h, w, c]);
	const matrix = ops.tensor(adaptiveMatrix([rows, columns], h, w), [rows * columns, h * w]);
	const pixels = ops.reshape(x, [n, h * w, c]);
	const averages = ops.matMul(matrix, pixels);
	images.free(matrix, pixels);
	const result = ops.reshape(averages, [n, rows, columns, c]);
	images.free(averages);
	return result;
}

/** (N, H, W, C) as (N, C·H·W), the channels outermost as PyTorch has them. */
function flat({ ops, images }: Tools, x: Values): Values {
	const [n = 0, ...rest] = x.shape;
	const size = rest.reduce((a, b) => a * b, 1);
	if (rest.length === 1 || size === rest.at(-1)) return ops.reshape(x, [n, size]);
	const turned = ops.transpose(x, [0, 3, 1, 2]);
	const result = ops.reshape(turned, [n, size]);
	images.free(turned);
	return result;
}

function compute(tools: Tools, step: FusedStep, x: Values, y: Values): Values {
	const { ops, images } = tools;
	const { operation: o } = step;
	switch (o.kind) {
		case 'conv2d':
		case 'batchNorm2d':
		case 'avgPool2d':
			return convolution(tools, step, x);
		case 'linear':
			return linear(tools, step, x);
		case 'maxPool2d':
			return images.maxPool(x, o);
		case 'adaptiveAvgPool2d':
			return adaptive(tools, o.outputSize, x);
		case 'activation':
			return images.activate(x, o.name);
		case 'flatten':
			return flat(tools, x);
		case 'concat':
			return images.concat([x, y]);
		case 'add':
			return activated(images, ops.add(x, y), step.activation);
		case 'scale':
			return ops.mul(x, y);
	}
}

/**
 * Computes a forward pass; what no later step reads is freed on the way.
 *
 * @param x images of shape (N, H, W, C), freed by this
 * @param partsOf the numbers of each step, by its place in the program
 * @returns the program's output, (N, classes)
 */
export function forward(
	program: FusedProgram,
	ops: Ops,
	images: ImageOps,
	partsOf: readonly (readonly Part[])[],
	x: Values,
): Values {
	const { steps, input, output } = program;
	const last = new Map<number, number>();
	for (const [at, { inputs }] of steps.entries()) for (const value of inputs) last.set(value, at);
	const values = new Map<number, Values>([[input.index, x]]);
	const valueAt = (index: number): Values => {
		const value = values.get(index);
		if (!value) throw new Error(`expected value ${index} to be computed before it is read`);
		return value;
	};
	for (const [at, step] of steps.entries()) {
		const [first = 0, second = first] = step.inputs;
		const tools = { ops, images, parts: partsOf[at] ?? [] };
		values.set(step.output.index, compute(tools, step, valueAt(first), valueAt(second)));
		for (const index of new Set(step.inputs)) {
			if (last.get(index) === at) images.free(valueAt(index));
		}
	}
	return valueAt(output.index);
}
