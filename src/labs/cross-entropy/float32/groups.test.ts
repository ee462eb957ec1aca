import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups.ts';

describe('dots on the strip', () => {
	it('that have room stay apart, in the order of the strip', () => {
		expect(groupsOf([90, 50, 10])).toEqual([
			{ classes: [2], at: 10 },
			{ classes: [1], at: 50 },
			{ classes: [0], at: 90 },
		]);
	});

	it('that would cover each other are one', () => {
		expect(groupsOf([50, 52, 80])).toEqual([
			{ classes: [0, 1], at: 51 },
			{ classes: [2], at: 80 },
		]);
	});

	it('take in the next when they have grown into it', () => {
		expect(groupsOf([12.5, 5, 0]).map(({ classes }) => classes)).toEqual([[0, 1, 2]]);
	});

	it('stay whole at the ends, and a nan stands nowhere', () => {
		expect(groupsOf([0, Number.NaN, 100])).toEqual([
			{ classes: [0], at: 4 },
			{ classes: [2], at: 96 },
		]);
	});
});
