import { describe, expect, it } from 'vitest';
import { BATCH_GOLDEN_STATES } from './batch/golden-states.ts';
import * as batch from './batch/state.ts';
import { FLOAT32_GOLDEN_STATES } from './float32/golden-states.ts';
import * as float32 from './float32/state.ts';
import { GOLDEN_STATES } from './golden-states.ts';
import { DEFAULT, fromQuery, toQuery } from './state.ts';
import { TWICE_GOLDEN_STATES } from './twice/golden-states.ts';
import * as twice from './twice/state.ts';
import { viewOf } from './views.ts';

describe('the lab’s address', () => {
	it.each(Object.entries(GOLDEN_STATES))('keeps the state %s', (_, state) => {
		expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
		expect(toQuery(state).length).toBeLessThan(80);
	});

	it.each(Object.entries(BATCH_GOLDEN_STATES))('keeps the batch %s', (_, state) => {
		const query = batch.toQuery(state);
		expect(viewOf(query)).toBe('batch');
		expect(batch.fromQuery(query) ?? batch.DEFAULT).toEqual(state);
		expect(query.length).toBeLessThan(160);
	});

	it.each(Object.entries(TWICE_GOLDEN_STATES))('keeps the two softmaxes of %s', (_, state) => {
		expect(viewOf(twice.toQuery(state))).toBe('twice');
		expect(twice.fromQuery(twice.toQuery(state)) ?? twice.DEFAULT).toEqual(state);
	});

	it.each(Object.entries(FLOAT32_GOLDEN_STATES))('keeps the float32 state %s', (_, state) => {
		expect(viewOf(float32.toQuery(state))).toBe('float32');
		expect(float32.fromQuery(float32.toQuery(state)) ?? float32.DEFAULT).toEqual(state);
	});

	it.each(['?z=1,2', '?z=1,2,3,4,5,6,7', '?y=1', `?z=${'9'.repeat(99)},1,2`, '?q=x'])(
		'that was written by nobody here (%s) is ignored',
		(query) => {
			expect(fromQuery(query)).toBeUndefined();
		},
	);

	it.each([
		'?v=batch&z=1,2,3&y=0',
		'?v=batch&z=1,2,3;4,5&y=0;1',
		'?v=batch&z=1,2,3;4,5,6&y=0',
		'?v=batch&z=1,2,3;4,5,6&y=0;1&p=1',
		'?v=batch&z=1,2,3;4,5,6&y=0;1&w=1,2,3,4',
		`?v=batch&z=1,2,3;4,5,6&y=0;1&e=${'1'.repeat(99)}`,
	])('that is no batch of this lab (%s) is ignored', (query) => {
		expect(batch.fromQuery(query)).toBeUndefined();
	});

	it.each(['?v=twice&z=1,2&y=0', '?v=twice&z=1,2,3&y=3', '?v=twice&z=1,2,3&y=-1', '?v=twice&z=1,2,3&y=0.5'])(
		'that is no pair of losses (%s) is ignored',
		(query) => {
			expect(twice.fromQuery(query)).toBeUndefined();
		},
	);

	it.each(['?v=float32&z=1,2&y=0&k=1', '?v=float32&z=1,2,3&y=3&k=1', `?v=float32&z=1,2,3&y=0&k=${'1'.repeat(99)}`])(
		'that is no float32 state (%s) is ignored',
		(query) => {
			expect(float32.fromQuery(query)).toBeUndefined();
		},
	);

	it('of an unknown view opens the first', () => {
		expect(viewOf('?v=sideways')).toBe('one');
		expect(viewOf('')).toBe('one');
	});
});
