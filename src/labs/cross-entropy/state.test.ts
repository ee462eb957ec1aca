import { describe, expect, it } from 'vitest';
import { GOLDEN_STATES } from './golden-states.ts';
import { DEFAULT, fromQuery, toQuery } from './state.ts';

describe('the lab’s address', () => {
	it.each(Object.entries(GOLDEN_STATES))('keeps the state %s', (_, state) => {
		expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
		expect(toQuery(state).length).toBeLessThan(80);
	});

	it.each(['?z=1,2', '?z=1,2,3,4,5,6,7', '?y=1', `?z=${'9'.repeat(99)},1,2`, '?q=x'])(
		'that was written by nobody here (%s) is ignored',
		(query) => {
			expect(fromQuery(query)).toBeUndefined();
		},
	);
});
