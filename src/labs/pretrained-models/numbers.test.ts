import { expect, it } from 'vitest';
import { grouped, prefixed, shapeText, sized } from './numbers.ts';

it('numbers are written to be read', () => {
	expect(grouped(11689512)).toBe('11,689,512');
	expect(grouped(122)).toBe('122');
	expect(prefixed(1.814e9)).toBe('1.81 G');
	expect(prefixed(56_510_000)).toBe('56.5 M');
	expect(sized(46_796_608)).toBe('46.8 MB');
	expect(sized(12)).toBe('12.0 B');
	expect(shapeText([1, 64, 112, 112])).toBe('64 × 112 × 112');
});
