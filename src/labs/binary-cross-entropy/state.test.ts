import { describe, expect, it } from 'vitest';
import { curvePoints, SIGMOID_IS_ONE, SIGMOID_IS_ZERO } from './domain.ts';
import { GOLDEN_STATES } from './golden-states.ts';
import { asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, toQuery } from './state.ts';

describe('the lab’s address', () => {
	it.each(Object.entries(GOLDEN_STATES))('keeps the state %s', (_, state) => {
		expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
		expect(toQuery(state).length).toBeLessThan(80);
	});

	it.each([
		'?z=1',
		'?y=1',
		`?z=${'9'.repeat(99)}&y=0`,
		'?q=x',
		'?l=1,2&t=10&c=0',
		'?l=1,2,3,4,5&t=10000&c=0',
		'?l=1,2,3&t=10&c=0',
		'?l=1,2,3&t=100&c=3',
		'?l=1,2,3&t=100&c=0.5',
		'?l=1,2,3&t=100',
	])('that was written by nobody here (%s) is ignored', (query) => {
		expect(fromQuery(query)).toBeUndefined();
	});

	it('takes an unknown mistake for none', () => {
		expect(fromQuery('?z=1&y=0&m=other')).toEqual({ ...DEFAULT, z: '1' });
	});
});

describe('the program', () => {
	it('has a pos_weight only where one is given', () => {
		expect(asPyTorch(DEFAULT)).not.toContain('pos_weight');
		expect(asPyTorch({ ...DEFAULT, posWeight: '3' })).toContain('pos_weight = torch.tensor([3.0])');
	});

	it.each(Object.entries(GOLDEN_STATES))('of %s has short lines', (_, state) => {
		for (const line of asPyTorch(state).split('\n')) expect(line.length).toBeLessThanOrEqual(76);
	});
});

describe('the curve', () => {
	it.each([2, 16.7, -24, 25, -104])('for z = %d ascends, and has the reader’s z', (z) => {
		const points = curvePoints({ z, mistake: 'none' });
		expect(points).toContain(Math.fround(z));
		expect(points).toEqual([...new Set(points)].sort((a, b) => a - b));
	});

	it('turns where float32 does', () => {
		const sigmoid = (z: number) => Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-z))));
		expect(sigmoid(SIGMOID_IS_ONE - 0.01)).toBeLessThan(1);
		expect(sigmoid(SIGMOID_IS_ONE + 0.01)).toBe(1);
		expect(sigmoid(SIGMOID_IS_ZERO + 0.01)).toBeGreaterThan(0);
		expect(sigmoid(SIGMOID_IS_ZERO - 0.01)).toBe(0);
	});

	it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e30])('does not need a finite or near z (%d)', (z) => {
		expect(curvePoints({ z, mistake: 'raw' }).every(Number.isFinite)).toBe(true);
	});
});
