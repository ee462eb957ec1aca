import { describe, expect, it } from 'vitest';
import { liveTensors, openDevice } from '../engine/index.ts';
import recorded from './goldens.json' with { type: 'json' };
import { goldenErrors, type LossGolden, runGolden } from './goldens.ts';
import { TorchError } from './torch-error.ts';

/** float32 on the CPU, relative, point by point (see goldenErrors). */
const TOLERANCE = 1e-6;

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const cases = recorded.cases as LossGolden[];

describe(`the losses on the CPU backend, against torch ${recorded.torch}`, () => {
	it('are held to at least 400 cases', () => {
		expect(cases.length).toBeGreaterThanOrEqual(400);
	});

	it.each(cases.map((c) => [c.id, c] as const))('%s', async (_, golden) => {
		if (golden.error) {
			const error = await runGolden(engine, golden).catch((e: unknown) => e);
			expect(error).toBeInstanceOf(TorchError);
			expect(String(error)).toBe(`${golden.error.type}: ${golden.error.text}`);
			return;
		}
		const result = await runGolden(engine, golden);
		expect(result.shape).toEqual(golden.output?.shape);
		const { loss, gradient } = goldenErrors(golden, result);
		expect(Math.max(loss, gradient)).toBeLessThanOrEqual(TOLERANCE);
	});

	it('leave no tensor behind in 1,000 uses', async () => {
		const before = liveTensors();
		const good = cases.filter((c) => !c.error);
		for (let i = 0; i < 1000; i++) await runGolden(engine, good[i % good.length] as LossGolden);
		expect(liveTensors()).toBe(before);
	});
});
