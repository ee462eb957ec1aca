/** Width and height of an image. */
export const SIDE = 8;
export const PIXELS = SIDE * SIDE;
/** The largest value of a pixel: 4 × 4 points of the 32 × 32 bitmap, all on. */
export const BRIGHTEST = 16;
export const CLASSES = 10;

/** Handwritten digits with their labels. */
export interface Digits {
	count: number;
	/** 0…16, shape (count, 64), row by row */
	pixels: Uint8Array;
	/** 0…9, shape (count) */
	labels: Uint8Array;
}

/** Reads 4 bits: the even ones are the high half of a byte. */
const nibble = (bytes: Uint8Array, start: number, i: number): number =>
	((bytes[start + (i >> 1)] ?? 0) >> (i % 2 ? 0 : 4)) & 15;

/**
 * Reads `public/data/digits.bin`, whose layout is in the README beside it.
 *
 * @throws Error if the file's length is not what its header says
 */
export function readDigits(bytes: Uint8Array): Digits {
	const count = (bytes[0] ?? 0) + 256 * (bytes[1] ?? 0);
	const labelsAt = 2;
	const maskAt = labelsAt + Math.ceil(count / 2);
	const valuesAt = maskAt + SIDE * count;
	const labels = Uint8Array.from({ length: count }, (_, i) => nibble(bytes, labelsAt, i));
	let inked = 0;
	const pixels = Uint8Array.from({ length: count * PIXELS }, (_, i) => {
		const on = ((bytes[maskAt + (i >> 3)] ?? 0) >> (7 - (i % 8))) & 1;
		return on ? nibble(bytes, valuesAt, inked++) + 1 : 0;
	});
	const length = valuesAt + Math.ceil(inked / 2);
	if (length !== bytes.length) {
		throw new Error(
			`digits.bin: expected ${length} bytes for ${count} images, found ${bytes.length}; load the page again`,
		);
	}
	return { count, pixels, labels };
}

/** Every so many images one is for testing. */
const EVERY = 5;
/** Images for testing, so that 1440 = 45 batches of 32 are left for training. */
export const TESTED = 357;

/** The indices for training and for testing; the test set is images 4, 9, …, 1784. */
export function split(count: number): { train: number[]; test: number[] } {
	const all = Array.from({ length: count }, (_, i) => i);
	const tested = (i: number) => i % EVERY === EVERY - 1 && i < EVERY * TESTED;
	return { train: all.filter((i) => !tested(i)), test: all.filter(tested) };
}

/** Images as a network takes them: values 0…1, shape (indices, 64). */
export function imagesOf({ pixels }: Digits, indices: readonly number[]): Float32Array {
	const out = new Float32Array(indices.length * PIXELS);
	for (const [n, i] of indices.entries()) {
		for (let p = 0; p < PIXELS; p++) out[n * PIXELS + p] = (pixels[i * PIXELS + p] ?? 0) / BRIGHTEST;
	}
	return out;
}

/** Labels of some images, shape (indices). */
export const labelsOf = ({ labels }: Digits, indices: readonly number[]): number[] =>
	indices.map((i) => labels[i] ?? 0);
