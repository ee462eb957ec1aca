import { describe, expect, it } from 'vitest';
import { withQuery } from './address.ts';

describe('the address of a page with two labs', () => {
	it.each([
		['', '?z=1,2,3&y=0', '', '?z=1,2,3&y=0'],
		['?t-lr=3', '?z=1,2,3&y=0', '', '?z=1,2,3&y=0&t-lr=3'],
		['?z=1,2,3&y=0', 't-lr=3&t-seed=1', 't-', '?z=1,2,3&y=0&t-lr=3&t-seed=1'],
		['?z=1,2,3&y=0&t-lr=3', '', 't-', '?z=1,2,3&y=0'],
		['?z=1,2,3&y=0&t-lr=3', '', '', '?t-lr=3'],
		['?t-lr=3', '', 't-', ''],
	])('%j with %j of %j is %j', (search, query, prefix, wanted) => {
		expect(withQuery(search, query, prefix)).toBe(wanted);
	});
});
