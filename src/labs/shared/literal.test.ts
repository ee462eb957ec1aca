import { describe, expect, it } from 'vitest';
import { asFloat, parseLiteral } from './literal.ts';

describe('a number field', () => {
	it.each([
		['2', 'int', '2.0'],
		['-3', 'int', '-3.0'],
		['−3', 'int', '-3.0'],
		['+007', 'int', '7.0'],
		['-0', 'int', '0.0'],
		['9999999999999999', 'int', '9999999999999999.0'],
		['0.10', 'float', '0.10'],
		['1e400', 'float', '1e400'],
		['.5', 'float', '.5'],
		['inf', 'float', 'float("inf")'],
		['-Infinity', 'float', 'float("-inf")'],
		['NaN', 'float', 'float("nan")'],
		['', 'none', 'None'],
		['  ', 'none', 'None'],
		['1,5', 'str', '"1,5"'],
		['cat', 'str', '"cat"'],
		['0x10', 'str', '"0x10"'],
	])('reads %j as a Python %s', (text, kind, source) => {
		const literal = parseLiteral(text);
		expect(literal.kind).toBe(kind);
		expect(asFloat(literal)).toBe(source);
	});

	it('reads 1e400 as infinity, as Python does', () => {
		expect(parseLiteral('1e400')).toMatchObject({ value: Number.POSITIVE_INFINITY });
	});
});
