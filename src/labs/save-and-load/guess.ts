import type { Engine } from '../../engine/index.ts';
import { argmaxRows } from '../training/argmax.ts';
import { CLASSES, PIXELS } from '../training/digits.ts';
import { logitsOf, type Weights } from './network.ts';

/** The logits of images by networks, each row by row. @param images shape (N, 64), values 0…1 */
export async function logitsFor(
	engine: Engine,
	networks: readonly Weights[],
	images: Float32Array,
): Promise<Float32Array[]> {
	const done = await engine.run((o) => {
		const x = o.tensor(images, [images.length / PIXELS, PIXELS]);
		return Object.fromEntries(networks.map((weights, i) => [`${i}`, logitsOf(o, weights, x)]));
	});
	return networks.map((_, i) => done[`${i}`] as Float32Array);
}

/** Which digit each network takes each image for. */
export async function guesses(engine: Engine, networks: readonly Weights[], images: Float32Array): Promise<number[][]> {
	return (await logitsFor(engine, networks, images)).map((logits) => argmaxRows(logits, CLASSES));
}

/** softmax of ten logits, in double precision. */
export function probabilitiesOf(logits: ArrayLike<number>): number[] {
	const z = Array.from(logits);
	const top = Math.max(...z);
	const powers = z.map((v) => Math.exp(v - top));
	const sum = powers.reduce((a, b) => a + b, 0);
	return powers.map((p) => p / sum);
}
