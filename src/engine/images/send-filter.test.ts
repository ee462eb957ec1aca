import { describe, expect, it } from 'vitest';
import { inSquares } from './send-filter.ts';

const counted = (count: number) => Float32Array.from({ length: count }, (_, i) => i + 1);

describe('a matrix in squares', () => {
	it('has square after square, row by row', () => {
		expect([...inSquares(counted(8), 2, 4, 8)]).toEqual([1, 2, 5, 6, 3, 4, 7, 8]);
		expect([...inSquares(counted(8), 4, 2, 8)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('has zeros beyond its edges', () => {
		expect([...inSquares(counted(9), 3, 3, 20)]).toEqual([1, 2, 4, 5, 3, 0, 6, 0, 7, 8, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0]);
		expect([...inSquares(counted(1), 1, 1, 4)]).toEqual([1, 0, 0, 0]);
	});
});
