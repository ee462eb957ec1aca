/** Python's printed floats: `nan`, `inf`, `1e-05` and lists of them. */
export function pythonFloats(text: string): number[] {
	return [...text.matchAll(/-?(?:nan|inf|\d[\d.]*(?:e[+-]?\d+)?)/g)].map(([v]) =>
		v === 'nan'
			? Number.NaN
			: v === 'inf'
				? Number.POSITIVE_INFINITY
				: v === '-inf'
					? Number.NEGATIVE_INFINITY
					: Number(v),
	);
}

/**
 * How far two float32 results are apart, relative to the expected one; 0 if both are nan or equal.
 * Values below float32's normal range count as 0, because GPUs flush them.
 */
export function relativeError(actual: number, expected: number): number {
	const flush = (v: number) => (Math.abs(v) < 1.1754944e-38 ? 0 : v);
	const [a, e] = [flush(actual), flush(expected)];
	if (Object.is(a, e) || a === e) return 0;
	if (!Number.isFinite(a) || !Number.isFinite(e)) return Number.POSITIVE_INFINITY;
	return Math.abs(a - e) / Math.max(Math.abs(e), Number.MIN_VALUE);
}
