/**
 * A float32 for a reader: four decimals as PyTorch prints them, scientific where four decimals
 * would say nothing, `inf` and `nan` by PyTorch's names.
 */
export function formatNumber(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value < 0 ? '−inf' : 'inf';
	const size = Math.abs(value);
	if (value === 0) return '0';
	const text =
		size >= 1e5 || size < 1e-3 ? value.toExponential(1) : value.toFixed(size >= 1000 ? 1 : size >= 100 ? 2 : 4);
	return text.replace(/^-/, '−').replace('e-', 'e−').replace('e+', 'e');
}

/** A digit as a subscript, for indices in formulas written as text. */
export function subscript(digit: number): string {
	return '₀₁₂₃₄₅₆₇₈₉'[digit] ?? '';
}
