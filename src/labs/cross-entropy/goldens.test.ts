import { describe, expect, it } from 'vitest';
import { liveTensors, openDevice } from '../../engine/index.ts';
import { relativeError } from '../shared/golden-values.ts';
import { compute } from './compute.ts';
import { goldens } from './goldens.ts';
import { readState } from './read.ts';
import { referenceSteps } from './reference.ts';

/** float32 on the CPU: half a unit in the last place here and there. */
const TOLERANCE = 1e-6;

const engine = await openDevice({ backend: 'cpu', adapter: '' });

describe('the lab on the CPU backend', () => {
	it.each(goldens().map((g) => [g.id, g] as const))('gives what PyTorch printed for %s', async (_, golden) => {
		if (golden.error) {
			await expect(compute(engine, golden.state).catch(String)).resolves.toBe(golden.error);
			return;
		}
		const result = await compute(engine, golden.state);
		const softmax = golden.state.double ? result.given : result.steps.softmax;
		expect(relativeError(result.steps.loss, golden.line('loss')[0] ?? 0)).toBeLessThanOrEqual(TOLERANCE);
		for (const [i, value] of golden.line('softmax').entries()) {
			expect(relativeError(softmax[i] ?? 0, value)).toBeLessThanOrEqual(TOLERANCE);
		}
		for (const [i, value] of golden.line('gradient').entries()) {
			expect(relativeError(result.gradient[i] ?? 0, value)).toBeLessThanOrEqual(TOLERANCE);
		}
	});

	it('leaves no tensor behind in 200 uses', async () => {
		const before = liveTensors();
		const golden = goldens()[0];
		if (!golden || golden.error) throw new Error('expected the first golden to be a computation');
		for (let i = 0; i < 200; i++) await compute(engine, golden.state);
		expect(liveTensors()).toBe(before);
	});
});

describe('the numbers of the page before any script has run', () => {
	it.each(
		goldens()
			.filter((g) => !g.error && !g.state.double)
			.map((g) => [g.id, g] as const),
	)('are PyTorch’s for %s', (_, golden) => {
		const input = readState(golden.state);
		const steps = referenceSteps(input.logits, input.target, golden.state.reduction);
		expect(relativeError(steps.loss, golden.line('loss')[0] ?? 0)).toBeLessThanOrEqual(TOLERANCE);
	});
});
