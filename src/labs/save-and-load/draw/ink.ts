import { PIXELS, SIDE } from '../../training/digits.ts';

/** Points one after the other, in 0…1 from the pad's upper left. */
export type Stroke = readonly (readonly [x: number, y: number])[];

/** Width and height of the bitmap of which the data set counts 4 × 4 points into one pixel. */
const POINTS = 32;
const BLOCK = POINTS / SIDE;
/** Half the width of a line, in points; the data set's digits have about as much ink. */
const RADIUS = 2;
/** The same of a mere line: the data set's ones are thick, as if they had been stretched sideways, too. */
const LINE_RADIUS = 3;
/** What is narrower than this share of its height is a mere line. */
const NARROW = 0.3;
/** The data set's digits fill the height and leave the columns at the sides empty. */
const WIDEST = 24;
/** A dot is not blown up to fill the pad. */
const SMALLEST = 0.15;

/** What the strokes are moved and stretched by, as the data set's forms were: to fill the height, in the middle. */
function fit(strokes: readonly Stroke[]): {
	place: (point: readonly [number, number]) => [number, number];
	radius: number;
} {
	const points = strokes.flat();
	const [left, right] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
	const [top, bottom] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
	const radius = right - left < NARROW * (bottom - top) ? LINE_RADIUS : RADIUS;
	const down = (POINTS - 2 * radius) / Math.max(bottom - top, SMALLEST);
	const across = Math.min(down, (WIDEST - 2 * radius) / Math.max(right - left, SMALLEST));
	const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
	return { place: ([x, y]) => [POINTS / 2 + (x - middleX) * across, POINTS / 2 + (y - middleY) * down], radius };
}

/** Squared distance of a point to a line between two others. */
function distance2(px: number, py: number, [ax, ay]: readonly number[], [bx, by]: readonly number[]): number {
	const [x0 = 0, y0 = 0, dx = 0, dy = 0] = [ax, ay, (bx ?? 0) - (ax ?? 0), (by ?? 0) - (ay ?? 0)];
	const along = dx || dy ? Math.max(0, Math.min(1, ((px - x0) * dx + (py - y0) * dy) / (dx * dx + dy * dy))) : 0;
	return (px - x0 - along * dx) ** 2 + (py - y0 - along * dy) ** 2;
}

/**
 * What the network sees of some strokes: drawn on a bitmap of 32 × 32 points, and those that are on counted in blocks of
 * 4 × 4, as in the data set.
 *
 * @returns 64 values of 0…16, row by row
 */
export function inkOf(strokes: readonly Stroke[]): Uint8Array {
	const pixels = new Uint8Array(PIXELS);
	if (!strokes.some((s) => s.length)) return pixels;
	const { place, radius } = fit(strokes);
	const segments = strokes.flatMap((stroke) => {
		const placed = stroke.map(place);
		return placed.map((point, i) => [placed[i - 1] ?? point, point] as const);
	});
	for (let y = 0; y < POINTS; y++) {
		for (let x = 0; x < POINTS; x++) {
			if (segments.some(([a, b]) => distance2(x + 0.5, y + 0.5, a, b) <= radius ** 2)) {
				const at = SIDE * Math.floor(y / BLOCK) + Math.floor(x / BLOCK);
				pixels[at] = (pixels[at] ?? 0) + 1;
			}
		}
	}
	return pixels;
}

/** The digit moved by whole pixels; what leaves at one side is gone. */
export function moved(pixels: Uint8Array, right: number, down: number): Uint8Array {
	return Uint8Array.from({ length: PIXELS }, (_, i) => {
		const x = (i % SIDE) - right;
		const y = Math.floor(i / SIDE) - down;
		return x >= 0 && x < SIDE && y >= 0 && y < SIDE ? (pixels[SIDE * y + x] ?? 0) : 0;
	});
}
