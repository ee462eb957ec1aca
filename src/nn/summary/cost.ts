import type { Program, Step } from '../networks/trace.ts';

const numel = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
const FLOAT32 = 4;

/** Multiplications with an addition in one step: those of convolutions and linear layers, which are nearly all. */
function multiplyAddsOf({ operation: o, output }: Step): number {
	if (o.kind === 'conv2d') return numel(output.shape) * (o.inChannels / o.groups) * o.kernelSize ** 2;
	return o.kind === 'linear' ? numel(output.shape) * o.inFeatures : 0;
}

/** Multiplications with an addition in a forward pass. */
export const multiplyAdds = ({ steps }: Program): number => steps.reduce((sum, step) => sum + multiplyAddsOf(step), 0);

/**
 * The most bytes of float32 that a forward pass without gradients needs for its values at once. An activation writes
 * over a value that nothing else reads, as `inplace=True` does; flattening copies nothing; every other step has its
 * inputs and its output side by side.
 */
export function peakBytes({ steps, input }: Program): number {
	const last = new Map<number, number>([[input.index, -1]]);
	for (const [i, step] of steps.entries()) for (const index of step.inputs) last.set(index, i);
	const alive = new Map<number, number>([[input.index, numel(input.shape)]]);
	let peak = numel(input.shape);
	for (const [i, { operation, inputs, output }] of steps.entries()) {
		const over = operation.kind === 'activation' || operation.kind === 'flatten';
		const [first = 0] = inputs;
		if (over && last.get(first) === i) alive.delete(first);
		alive.set(output.index, numel(output.shape));
		peak = Math.max(
			peak,
			[...alive.values()].reduce((a, b) => a + b, 0),
		);
		for (const index of inputs) if (last.get(index) === i) alive.delete(index);
	}
	return peak * FLOAT32;
}
