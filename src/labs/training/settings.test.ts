import { describe, expect, it } from 'vitest';
import { GOLDEN_SETTINGS } from './golden-settings.ts';
import { goldens } from './goldens.ts';
import { DEFAULT, fromQuery, readSettings, toQuery } from './settings.ts';

describe('the training lab’s settings', () => {
	it.each(goldens().map((g) => [g.id, g] as const))('are refused as PyTorch refuses them: %s', (_, golden) => {
		const read = readSettings(golden.settings);
		const problem = 'problem' in read ? read.problem : undefined;
		expect(problem && 'text' in problem ? problem.text : problem).toBe(golden.error);
	});

	it.each(['', '1.5', '-1', '4294967296', 'nan', 'x'])('take no seed %j', (seed) => {
		expect(readSettings({ ...DEFAULT, seed })).toEqual({ problem: { kind: 'seed' } });
	});

	it.each(Object.entries(GOLDEN_SETTINGS))('survive in the address: %s', (_, settings) => {
		const query = toQuery(settings);
		expect(fromQuery(`?${query}`) ?? DEFAULT).toEqual(settings);
		expect(query.length).toBeLessThan(40);
	});

	it.each(['?z=1,2,3', '?lr=1', '?t-seed=0000000000000000000000000', ''])(
		'that nobody wrote here (%s) are ignored',
		(query) => {
			expect(fromQuery(query)).toBeUndefined();
		},
	);
});
