import { formatNumber } from '../../shared/format.ts';

/** Decimals below which a float32 says nothing of what was typed. */
const DIGITS = 6;

/** A number that was typed rather than computed: `2` and `0.1` as they were written, without decimals that nobody gave. */
export function plain(value: number): string {
	if (!Number.isFinite(value) || Math.abs(value) >= 1e5) return formatNumber(value);
	return String(Number(value.toPrecision(DIGITS))).replace('-', '−');
}
