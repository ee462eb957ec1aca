import { describe, expect, it } from 'vitest';
import { liveTensors, openDevice } from '../../engine/index.ts';
import { relativeError } from '../shared/golden-values.ts';
import { compute, computePlain, type Result, readState } from './compute.ts';
import { type Golden, goldens } from './goldens.ts';
import { computeLabels, readLabels } from './labels.ts';

/** float32 on the CPU: half a unit in the last place here and there. */
const TOLERANCE = 1e-6;

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const cases = (view: string) =>
	goldens()
		.filter((g) => g.state.view === view)
		.map((g) => [g.id, g] as const);

function expectClose(actual: readonly (number | undefined)[], wanted: readonly number[] | undefined): void {
	const errors = wanted?.map((w, i) => relativeError(actual[i] ?? Number.NaN, w)) ?? [Number.POSITIVE_INFINITY];
	if (Math.max(...errors) > TOLERANCE) expect(actual).toEqual(wanted);
}

function expectGolden({ lines, error }: Golden, { columns: c, refused }: Result): void {
	expect(String(refused.withLogits ?? refused.bce ?? '')).toBe(error ?? '');
	if (lines['BCEWithLogitsLoss']) expectClose([c.withLogits[0], c.withLogitsGradient[0]], lines['BCEWithLogitsLoss']);
	if (lines['BCELoss']) expectClose([c.bce[0], c.bceGradient[0]], lines['BCELoss']);
}

describe('one logit on the CPU backend', () => {
	it.each(cases('one'))('gives what PyTorch printed for %s', async (_, golden) => {
		const input = readState(golden.state);
		if ('error' in input) expect(String(input.error)).toBe(golden.error);
		else expectGolden(golden, await compute(engine, input));
	});
});

describe('one logit on the page before any script has run', () => {
	it.each(cases('one'))('gives what PyTorch printed for %s', (_, golden) => {
		const input = readState(golden.state);
		if ('error' in input) expect(String(input.error)).toBe(golden.error);
		else expectGolden(golden, computePlain(input));
	});
});

describe('several logits on the CPU backend', () => {
	it.each(cases('labels'))('give what PyTorch printed for %s', async (_, { state, lines, error }) => {
		const input = readLabels(state);
		if ('error' in input) {
			expect(String(input.error)).toBe(error);
			return;
		}
		const { multiLabel, multiClass } = await computeLabels(engine, input);
		expectClose(multiLabel.probabilities, lines['sigmoid']);
		expectClose(multiLabel.each, lines['each']);
		expectClose([multiLabel.loss, ...multiLabel.gradient], lines['multi-label']);
		expectClose(multiClass.probabilities, lines['softmax']);
		expectClose([multiClass.loss, ...multiClass.gradient], lines['multi-class']);
	});
});

it('leaves no tensor behind in 200 uses', async () => {
	const before = liveTensors();
	const input = { z: 2, y: 0, posWeight: 1, weighted: false, mistake: 'none' } as const;
	for (let i = 0; i < 200; i++) await compute(engine, input);
	await computeLabels(engine, { logits: [1, 2, 3], many: [true, false, false], one: 0 });
	expect(liveTensors()).toBe(before);
});
