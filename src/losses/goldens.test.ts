import { describe, expect, it } from 'vitest';
import { type Engine, liveTensors, openDevice } from '../engine/index.ts';
import { crossEntropyLoss } from './cross-entropy.ts';
import recorded from './goldens.json' with { type: 'json' };
import { countingFused, goldenErrors, type LossGolden, runGolden, withoutFused } from './goldens.ts';
import { TorchError } from './torch-error.ts';

/** float32 on the CPU, relative, point by point (see goldenErrors). */
const TOLERANCE = 1e-6;

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const cases = recorded.cases as LossGolden[];

/** Fails unless the golden comes out as under PyTorch. */
async function holds(golden: LossGolden, on: Engine): Promise<void> {
	if (golden.error) {
		const error = await runGolden(on, golden).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(TorchError);
		expect(String(error)).toBe(`${golden.error.type}: ${golden.error.text}`);
		return;
	}
	const result = await runGolden(on, golden);
	expect(result.shape).toEqual(golden.output?.shape);
	const { loss, gradient } = goldenErrors(golden, result);
	expect(Math.max(loss, gradient)).toBeLessThanOrEqual(TOLERANCE);
}

describe(`the losses on the CPU backend, against torch ${recorded.torch}`, () => {
	it('are held to at least 400 cases', () => {
		expect(cases.length).toBeGreaterThanOrEqual(400);
	});

	it.each(cases.map((c) => [c.id, c] as const))('%s', async (_, golden) => {
		await holds(golden, engine);
	});

	it.each(cases.filter((c) => c.loss === 'CrossEntropyLoss').map((c) => [c.id, c] as const))(
		'%s, composed of single operations',
		async (_, golden) => {
			await holds(golden, withoutFused(engine));
		},
	);

	it('use the fused kernel for class indices, and only there', async () => {
		const counting = countingFused(engine);
		const input = { dtype: 'float32', shape: [2, 2], data: [1, 2, 3, 4] } as const;
		await crossEntropyLoss(counting, input, { dtype: 'int64', shape: [2], data: [0, 1] });
		expect(counting.used).toBe(1);
		await crossEntropyLoss(counting, input, input);
		await crossEntropyLoss(counting, input, { dtype: 'int64', shape: [2], data: [0, 1] }, { labelSmoothing: 0.1 });
		expect(counting.used).toBe(1);
	});

	it('leave no tensor behind in 1,000 uses', async () => {
		const before = liveTensors();
		const good = cases.filter((c) => !c.error);
		for (let i = 0; i < 1000; i++) await runGolden(engine, good[i % good.length] as LossGolden);
		expect(liveTensors()).toBe(before);
	});
});
