/** Seeds are whole numbers from 0 up to here, exclusive. */
export const SEEDS = 2 ** 32;

/** A stream of numbers in 0…1 (1 excluded), multiples of 2⁻²⁴, the same in every language. */
export type Uniform = () => number;

/**
 * A linear congruential generator with the constants of Numerical Recipes (3rd edition, 7.1); the high 24 bits
 * of each state are used, so that every number is exact in float32. Good enough to shuffle and to initialise,
 * and three lines in Python.
 *
 * @param seed a whole number, 0 ≤ seed < 2³²
 */
export function uniformFrom(seed: number): Uniform {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(1664525, state) + 1013904223) >>> 0;
		return (state >>> 8) / 2 ** 24;
	};
}

/** 0…count−1 in a random order (Fisher and Yates, from the end). */
export function shuffled(count: number, uniform: Uniform): number[] {
	const order = Array.from({ length: count }, (_, i) => i);
	for (let i = count - 1; i > 0; i--) {
		const j = Math.floor(uniform() * (i + 1));
		[order[i], order[j]] = [order[j] as number, order[i] as number];
	}
	return order;
}

/** Numbers in −bound…bound, rounded to float32. */
export const centred = (count: number, bound: number, uniform: Uniform): Float32Array =>
	Float32Array.from({ length: count }, () => (2 * uniform() - 1) * bound);
