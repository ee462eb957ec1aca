import { describe, expect, it } from 'vitest';
import { nice, ticks, tickTexts } from './ticks.ts';

describe('ticks', () => {
	it.each([
		[0, 100, 4, [0, 20, 40, 60, 80, 100]],
		[0, 100, 5, [0, 20, 40, 60, 80, 100]],
		[-24, 24, 6, [-20, -10, 0, 10, 20]],
		[-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
		[0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
		[1.234, 1.236, 2, [1.234, 1.235, 1.236]],
		[0, 3e-7, 3, [0, 1e-7, 2e-7, 3e-7]],
		[1, 1, 4, []],
		[0, Number.POSITIVE_INFINITY, 4, []],
		[Number.NaN, 1, 4, []],
	])('between %d and %d, about %d, are round', (low, high, count, expected) => {
		expect(ticks(low, high, count)).toEqual(expected);
	});

	it('are never minus zero, which would read −0', () => {
		expect(ticks(-1, 1, 2).some((v) => Object.is(v, -0))).toBe(false);
	});

	it('widen a domain to round ends', () => {
		expect(nice([0, 0.93], 4)).toEqual([0, 1]);
		expect(nice([-0.4, 6.1], 4)).toEqual([-2, 8]);
		expect(nice([0, 100], 4)).toEqual([0, 100]);
	});

	it('are written with the same decimals and a real minus', () => {
		expect(tickTexts([-1, -0.5, 0])).toEqual(['−1.0', '−0.5', '0.0']);
		expect(tickTexts([0, 200000])).toEqual(['0', '2e5']);
	});
});
