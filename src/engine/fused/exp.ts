/** Steps of the table to one factor of 2. */
const STEPS = 64;
/** Below it e^x is less than half of float32's smallest denormal. */
const LOWEST = -104;

/** 2^(−j/64); 77 kB, of which the part that counts stays in the cache */
const TABLE = Float64Array.from({ length: Math.ceil((-LOWEST * STEPS) / Math.LN2) + 2 }, (_, j) => 2 ** (-j / STEPS));

/** A number of this size has its ones in the lowest bit: adding it rounds, and leaves the integer in the bits. */
const ROUNDER = 1.5 * 2 ** 52;
const PER_UNIT = -STEPS / Math.LN2;
const STEP = Math.LN2 / STEPS;

// typed arrays have the byte order of the machine, and every machine with a browser is little-endian
const rounded = new Float64Array(1);
const lowBits = new Int32Array(rounded.buffer);

/** e^d for d ≤ 0 or nan: 2^(−j/64) · e^r with |r| ≤ ln 2 / 128, where 1 + r + r²/2 is off by less than 3e-8. */
function exponential(d: number, table: Float64Array, number: Float64Array, bits: Int32Array): number {
	// nan has to go through
	if (d < LOWEST) return 0;
	const shifted = d * PER_UNIT + ROUNDER;
	number[0] = shifted;
	const r = d + (shifted - ROUNDER) * STEP;
	return (table[bits[0] as number] as number) * (1 + r * (1 + r * 0.5));
}

/**
 * Σ e^(x − max), to less than one unit in the last place of float32 a term and faster than `Math.exp`; nan
 * where a term is nan.
 *
 * @param x the numbers, of which those from `from` to before `to` count
 * @param max their maximum
 * @param terms takes each e^(x − max) at its place, if given
 */
export function sumOfExponentials(
	x: Float32Array,
	from: number,
	to: number,
	max: number,
	terms: Float32Array | undefined,
): number {
	// in variables of the function the engine knows that nobody changes them
	const [table, number, bits] = [TABLE, rounded, lowBits];
	// two sums, so that one addition need not wait for the other
	let [even, odd] = [0, 0];
	const pairs = to - ((to - from) % 2);
	for (let i = from; i < pairs; i += 2) {
		const a = exponential((x[i] as number) - max, table, number, bits);
		const b = exponential((x[i + 1] as number) - max, table, number, bits);
		if (terms) {
			terms[i] = a;
			terms[i + 1] = b;
		}
		even += a;
		odd += b;
	}
	if (pairs < to) {
		const last = exponential((x[pairs] as number) - max, table, number, bits);
		if (terms) terms[pairs] = last;
		even += last;
	}
	return even + odd;
}
