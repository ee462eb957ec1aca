import { describe, expect, it } from 'vitest';
import { openDevice } from '../../engine/index.ts';
import { tensorError } from '../../losses/goldens.ts';
import { compute as computeBatch } from './batch/compute.ts';
import { compute as computeFloat32 } from './float32/compute.ts';
import { batchGoldens, float32Goldens, type Golden, twiceGoldens } from './goldens.ts';
import { floorOf } from './twice/bounds.ts';
import { compute as computeTwice } from './twice/compute.ts';

/** float32 on the CPU, relative, point by point. */
const TOLERANCE = 1e-6;

const engine = await openDevice({ backend: 'cpu', adapter: '' });

/** Gradients are differences of terms up to 1; where those nearly cancel, their rounding stays. */
const TERM = 1;

const named = <S>(list: Golden<S>[]) => list.map((g) => [g.id, g] as const);
const none = 0;

function held(actual: Record<string, readonly number[]>, golden: Golden<unknown>, scales: Record<string, number> = {}) {
	for (const [name, values] of Object.entries(actual)) {
		const wanted = golden.line(name);
		expect
			.soft(tensorError(values, wanted, scales[name] ?? none), `${name}: ${values} for ${wanted}`)
			.toBeLessThanOrEqual(TOLERANCE);
	}
}

async function refused(run: Promise<unknown>, error: string): Promise<void> {
	await expect(run.catch(String)).resolves.toBe(error);
}

describe('the batch view on the CPU backend gives what PyTorch printed', () => {
	it.each(named(batchGoldens()))('for %s', async (_, golden) => {
		const { state } = golden;
		if (golden.error) return refused(computeBatch(engine, state), golden.error);
		const result = await computeBatch(engine, state);
		const steps = result.index ?? result.soft;
		if (!steps) throw new Error('expected the steps of indices or of probabilities, found none');
		held({ loss: result.loss, rows: steps.rows, gradient: result.gradient.flat() }, golden, { gradient: TERM });
		// the division that is shown is the one that was made
		const [loss = none] = golden.line('loss');
		if (state.reduction === 'mean')
			expect(tensorError([steps.sum / steps.divisor], [loss], none)).toBeLessThanOrEqual(TOLERANCE);
		if (state.reduction === 'sum') expect(tensorError([steps.sum], [loss], none)).toBeLessThanOrEqual(TOLERANCE);
	});
});

describe('the softmax-twice view on the CPU backend gives what PyTorch printed', () => {
	it.each(named(twiceGoldens()))('for %s', async (_, golden) => {
		if (golden.error) return refused(computeTwice(engine, golden.state), golden.error);
		const { once, twice, logits } = await computeTwice(engine, golden.state);
		held(
			{
				once: [once.loss],
				once_gradient: once.gradient,
				twice: [twice.loss],
				twice_gradient: twice.gradient,
				floor: [floorOf(logits.length)],
			},
			golden,
			{ once_gradient: TERM, twice_gradient: TERM },
		);
	});

	it('draws a curve through its own losses', async () => {
		const { curve } = await computeTwice(engine, { logits: ['5', '0', '0'], target: 0 });
		const golden = twiceGoldens().find((g) => g.id === 'twice/preset-start');
		const at = curve.at.indexOf(5);
		held({ once: [curve.once[at] ?? none], twice: [curve.twice[at] ?? none] }, golden as Golden<unknown>);
		expect(Math.min(...curve.twice)).toBeGreaterThan(floorOf(3) - TOLERANCE);
		expect(curve.once.at(-1)).toBeLessThan(TOLERANCE);
	});
});

describe('the float32 view on the CPU backend gives what PyTorch printed', () => {
	it.each(named(float32Goldens()))('for %s', async (_, golden) => {
		if (golden.error) return refused(computeFloat32(engine, golden.state), golden.error);
		const { logits, naive, stable, scale, curve } = await computeFloat32(engine, golden.state);
		held(
			{
				logits,
				exponentials: naive.exponentials,
				sum: [naive.sum],
				softmax: naive.softmax,
				naive: [naive.loss],
				shifted: stable.shifted,
				shifted_exponentials: stable.exponentials,
				shifted_sum: [stable.sum],
				stable: [stable.loss],
				cross_entropy: [stable.loss],
			},
			golden,
		);
		// the curve goes through it, where the slider has the scale
		const at = curve.at.indexOf(scale);
		if (at >= 0) held({ naive: [curve.naive[at] ?? none], cross_entropy: [curve.stable[at] ?? none] }, golden);
	});
});
