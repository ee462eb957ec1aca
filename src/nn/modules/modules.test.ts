import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openDevice } from '../../engine/index.ts';
import { goldenTensors, goldenUniform } from '../networks/golden-numbers.ts';
import { batchNorm2d } from '../networks/layers.ts';
import goldens from '../networks/layers-goldens.json' with { type: 'json' };
import { slotsOf } from '../networks/module.ts';
import type { ImageShape } from '../networks/run.ts';
import { batchNormTrain } from './batch-norm.ts';
import { dropoutTrain } from './dropout.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openDevice({ backend: 'cpu', adapter: '' });
});

/** A fresh one with the goldens' numbers. */
function fresh() {
	const slots = slotsOf(batchNorm2d(3));
	const numbers = goldenTensors(slots);
	const tensor = (key: string) => numbers(key, slots.get(key) ?? { name: key, shape: [] });
	return {
		weight: tensor('weight'),
		bias: tensor('bias'),
		running_mean: tensor('running_mean'),
		running_var: tensor('running_var'),
		num_batches_tracked: 0,
	};
}

const near = (found: ArrayLike<number>, wanted: readonly number[]) =>
	expect(wanted.map((v, i) => Math.abs((found[i] ?? Number.NaN) - v)).every((d) => d < 3e-6)).toBe(true);

describe('BatchNorm2d in train mode gives what torch.nn gives, step by step', () => {
	it.each(goldens.training)('$id', async ({ options, steps }) => {
		let state = fresh();
		for (const [i, step] of steps.entries()) {
			const shape = step.shape as unknown as ImageShape;
			const count = shape.reduce((a, b) => a * b, 1);
			const x = goldenUniform(0xffff - i, count, (u) => u * 6 - 2);
			const { output, ...buffers } = await batchNormTrain(engine, x, shape, state, options);
			expect(output.length).toBe(step.output.length);
			near(output, step.output);
			near(buffers.running_mean, step.running_mean);
			near(buffers.running_var, step.running_var);
			expect(buffers.num_batches_tracked).toBe(step.num_batches_tracked);
			state = { ...state, ...buffers } as typeof state;
		}
	});

	it('refuses a single number a channel in PyTorch’s words', async () => {
		await expect(batchNormTrain(engine, new Float32Array(3), [1, 3, 1, 1], fresh())).rejects.toThrow(
			`ValueError: ${goldens.single}`,
		);
	});
});

describe('Dropout in train mode', () => {
	const ones = new Float32Array(1000).fill(1);
	const random = () => {
		const values = goldenUniform(7, 1000, (u) => u);
		let i = 0;
		return () => values[i++] ?? 0;
	};

	it('drops the share asked for and keeps the mean', () => {
		const dropped = dropoutTrain(ones, 0.25, random());
		expect(new Set(dropped)).toEqual(new Set([0, Math.fround(4 / 3)]));
		expect(dropped.filter((v) => v === 0).length / 1000).toBeCloseTo(0.25, 1);
	});

	it('drops nothing at 0 and all at 1', () => {
		expect(dropoutTrain(ones, 0, random())).toEqual(ones);
		expect(dropoutTrain(ones, 1, random())).toEqual(new Float32Array(1000));
	});

	it.each(Object.entries(goldens.dropout))('refuses %s in PyTorch’s words', (p, text) => {
		expect(() => dropoutTrain(ones, Number(p), random())).toThrow(`ValueError: ${text}`);
	});
});
