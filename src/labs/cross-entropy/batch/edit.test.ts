import { describe, expect, it } from 'vitest';
import { withClasses, withRows, withSoft, withWeights } from './edit.ts';
import { DEFAULT, PRESETS } from './state.ts';

describe('the batch’s controls', () => {
	it('turn indices into floats that PyTorch takes for probabilities, and back', () => {
		const soft = withSoft(DEFAULT, true);
		expect(soft.targets).toEqual([
			['1.0', '0.0', '0.0'],
			['0.0', '0.0', '1.0'],
			['0.0', '0.0', '1.0'],
		]);
		expect(withSoft(soft, false)).toEqual(DEFAULT);
	});

	it('keep an index that is no class as a row of zeros', () => {
		expect(withSoft(PRESETS.ignored, true).targets[1]).toEqual(['0.0', '0.0', '0.0']);
	});

	it('take the likeliest class where probabilities become indices', () => {
		expect(withSoft(PRESETS.soft, false).targets).toEqual([['0'], ['1'], ['2']]);
	});

	it('let probabilities and weights follow the classes', () => {
		const four = withClasses({ ...PRESETS.softWeights }, 4);
		expect(four.logits.every((row) => row.length === 4)).toBe(true);
		expect(four.targets.every((row) => row.length === 4 && row[3] === '0.0')).toBe(true);
		expect(four.weight).toEqual(['1', '2', '5', '1']);
		expect(withClasses(four, 5)).toBe(four);
	});

	it('add and remove rows with their targets, within the limits', () => {
		const four = withRows(DEFAULT, 4);
		expect(four.logits[3]).toEqual(['0', '0', '0']);
		expect(four.targets[3]).toEqual(['0']);
		expect(withRows(four, 5)).toBe(four);
		expect(withRows(four, 3)).toEqual(DEFAULT);
	});

	it('switch weights on as ones, and off', () => {
		expect(withWeights(DEFAULT, true).weight).toEqual(['1', '1', '1']);
		expect(withWeights(PRESETS.weights, false)).toEqual(DEFAULT);
	});
});
