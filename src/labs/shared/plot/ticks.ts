/** Steps that a reader can count in, times a power of ten. */
const STEPS = [1, 2, 5, 10];

/**
 * Round numbers inside a domain.
 *
 * @param count about how many; the result has at most one more
 * @returns ascending; empty unless low < high and both are finite
 */
export function ticks(low: number, high: number, count: number): number[] {
	const rough = (high - low) / count;
	if (!(rough > 0 && Number.isFinite(rough))) return [];
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * (STEPS.find((s) => s * power >= rough * (1 - 1e-9)) ?? 10);
	// a tick is a product and no running sum, so that 0.1 + 0.2 does not show
	const first = Math.ceil(low / step - 1e-9);
	const last = Math.floor(high / step + 1e-9);
	return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)) + 0);
}

/** Widens a domain to the next ticks on both sides. */
export function nice([low, high]: readonly [number, number], count: number): [number, number] {
	const inside = ticks(low, high, count);
	const [a = low, b = high] = inside;
	const step = b - a;
	const end = inside.at(-1) ?? high;
	return [a > low ? a - step : a, end < high ? end + step : end];
}

/** The ticks' texts, all with the decimals that the finest needs. */
export function tickTexts(values: readonly number[]): string[] {
	const decimals = Math.max(0, ...values.map((v) => (String(v).split('.')[1] ?? '').length));
	return values.map((v) => {
		const size = Math.abs(v);
		const text = size >= 1e5 || (size && size < 1e-4) ? v.toExponential() : v.toFixed(decimals);
		return text.replace('e+', 'e').replace('-', '−');
	});
}
