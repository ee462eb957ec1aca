import { nice as niceD3, ticks as ticksD3 } from 'd3-array';

/**
 * Round numbers inside a domain, ascending and about `count` of them.
 *
 * @returns none unless low < high and both are finite
 */
export function ticks(low: number, high: number, count: number): number[] {
	if (!(low < high && Number.isFinite(high - low))) return [];
	// + 0: a tick at minus zero would read −0
	return ticksD3(low, high, count).map((tick) => tick + 0);
}

/** Widens a domain to the next ticks on both sides. */
export const nice = ([low, high]: readonly [number, number], count: number): [number, number] =>
	niceD3(low, high, count);

/** The ticks' texts, all with the decimals that the finest needs. */
export function tickTexts(values: readonly number[]): string[] {
	const decimals = Math.max(0, ...values.map((v) => (String(v).split('.')[1] ?? '').length));
	return values.map((v) => {
		const size = Math.abs(v);
		const text = size >= 1e5 || (size && size < 1e-4) ? v.toExponential() : v.toFixed(decimals);
		return text.replace('e+', 'e').replace('-', '−');
	});
}
