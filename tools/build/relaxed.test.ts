import { expect, it } from 'vitest';
import { relaxed } from './relaxed.ts';

it('a product in a sum or a difference is fused with it, also within another', () => {
	expect(relaxed('(m (f32x4.add (f32x4.mul a (f32x4.add (f32x4.mul b c) d)) e))')).toBe(
		'(m (f32x4.relaxed_madd a (f32x4.relaxed_madd b c d) e))',
	);
	expect(relaxed('(m (f32x4.sub c (f32x4.mul a b)))')).toBe('(m (f32x4.relaxed_nmadd a b c))');
});

it('all else stays as it is, without comments', () => {
	expect(relaxed('(m ;; (a comment\n (import "engine" "log") (f32x4.sub (f32x4.mul a b) c))')).toBe(
		'(m (import "engine" "log") (f32x4.sub (f32x4.mul a b) c))',
	);
});

it('a missing parenthesis is said', () => {
	expect(() => relaxed('(m (f32x4.mul a b)')).toThrow('found 1 lists left open');
});
