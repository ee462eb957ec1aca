import { describe, expect, it } from 'vitest';
import { formatNumber } from './format.ts';

describe('a shown number', () => {
	it.each([
		[0.41702994704246521, '0.4170'],
		[-0.34099882841110229, '−0.3410'],
		[0, '0'],
		[-0, '0'],
		[7.849218673072755e-5, '7.8e−5'],
		[20000, '20000.0'],
		[1e38, '1.0e38'],
		[Number.NaN, 'nan'],
		[Number.POSITIVE_INFINITY, 'inf'],
		[Number.NEGATIVE_INFINITY, '−inf'],
	])('%d reads %s', (value, text) => {
		expect(formatNumber(value)).toBe(text);
	});
});
