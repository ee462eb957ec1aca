import type { Backend } from '../../../src/engine/index.ts';
import { goldenImage, goldenTensors } from '../../../src/nn/networks/golden-numbers.ts';
import { networkOf } from '../../../src/nn/networks/index.ts';
import { type Module, slotsOf } from '../../../src/nn/networks/module.ts';
import type { ImageShape } from '../../../src/nn/networks/run.ts';

/** A network with numbers and an image, the same for everybody. */
export interface NetworkTask {
	backend: Backend;
	network: Module;
	/** By key of the state dict; without the counters */
	tensors: Map<string, { values: Float32Array; shape: readonly number[] }>;
	image: Float32Array<ArrayBuffer>;
	shape: ImageShape;
}

/** The numbers of the goldens' rule, for an image of the usual size. */
export function networkTask(backend: Backend, name: string): NetworkTask {
	const network = networkOf(name);
	const slots = slotsOf(network);
	const numbers = goldenTensors(slots);
	const shape: ImageShape = [1, 3, 224, 224];
	const tensors = new Map(
		[...slots]
			.filter(([, slot]) => !slot.integer)
			.map(([key, slot]) => [key, { values: numbers(key, slot), shape: slot.shape }]),
	);
	return { backend, network, tensors, image: goldenImage(shape) as Float32Array<ArrayBuffer>, shape };
}

/** Largest difference of two networks' logits, over the largest logit. */
export function logitsDifference(found: Float32Array, wanted: Float32Array): number {
	if (found.length !== wanted.length) return Number.POSITIVE_INFINITY;
	const largest = wanted.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
	return found.reduce((most, v, i) => Math.max(most, Math.abs(v - (wanted[i] ?? Number.NaN))), 0) / largest;
}
