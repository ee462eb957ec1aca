/** A whole number with commas, as PyTorch's users write it: `11,689,512`. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const STEPS = [
	[1e9, 'G'],
	[1e6, 'M'],
	[1e3, 'k'],
] as const;

/** Three digits and a prefix: `1.81 G`. */
export function prefixed(n: number): string {
	const [unit, letter] = STEPS.find(([size]) => n >= size) ?? [1, ''];
	return `${(n / unit).toPrecision(3)} ${letter}`.trimEnd();
}

/** Bytes in powers of ten: `46.8 MB`. */
export const sized = (bytes: number): string => {
	const text = prefixed(bytes);
	return `${text}${text.includes(' ') ? 'B' : ' B'}`;
};

/** A shape with ×: `64 × 112 × 112`; of one picture, whose own dimension is left out. */
export const shapeText = (shape: readonly number[]): string => shape.slice(1).join(' × ');
