import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../engine/gradients.ts';
import { openDevice } from '../engine/index.ts';
import { crossEntropyLoss } from './cross-entropy.ts';
import { meanCrossEntropy, relu, softmax } from './differentiable.ts';

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const logits = [2, -1, 0.5, 0, 30, -30];
const labels = [2, 0];
const oneHot = [0, 0, 1, 1, 0, 0];

describe('the losses for training', () => {
	it('are the losses that are held to PyTorch', async () => {
		const wanted = await crossEntropyLoss(
			engine,
			{ dtype: 'float32', shape: [2, 3], data: logits },
			{ dtype: 'int64', shape: [2], data: labels },
		);
		const found = await engine.run((o) => {
			const { value, gradients } = gradientsOf(
				([z]) => meanCrossEntropy(o, z as never, o.tensor(oneHot, [2, 3])),
				[o.tensor(logits, [2, 3])],
			);
			return { value, gradient: gradients[0] as never };
		});
		expect(found.value[0]).toBeCloseTo(wanted.loss[0] ?? Number.NaN, 5);
		for (const [i, g] of found.gradient.entries()) expect(g).toBeCloseTo(wanted.gradient[i] ?? Number.NaN, 6);
	});

	it.each([
		['softmax', softmax],
		['relu', relu],
	] as const)('%s has the slope that finite differences have', async (_, f) => {
		const at = [0.3, -0.7, 1.1];
		const weights = [1, -2, 0.5];
		const valueAt = async (x: number[]) => {
			const { v } = await engine.run((o) => ({ v: o.mul(f(o, o.tensor(x, [1, 3])), o.tensor(weights, [1, 3])) }));
			return v.reduce((a, b) => a + b, 0);
		};
		const { gradient } = await engine.run((o) => {
			const { gradients } = gradientsOf(
				// (1,3)·(3,1): a weighted sum of what comes out
				([x]) => o.matMul(f(o, x as never), o.tensor(weights, [3, 1])),
				[o.tensor(at, [1, 3])],
			);
			return { gradient: gradients[0] as never };
		});
		const h = 1e-2;
		for (const i of at.keys()) {
			const [up, down] = [await valueAt(at.with(i, (at[i] ?? 0) + h)), await valueAt(at.with(i, (at[i] ?? 0) - h))];
			expect(gradient[i]).toBeCloseTo((up - down) / (2 * h), 3);
		}
	});
});
