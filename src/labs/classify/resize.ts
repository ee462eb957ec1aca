import type { Picture } from './sample.ts';

/** As Pillow's `Resample.c`: weights are whole numbers of so many bits behind the point. */
const PRECISION = 32 - 8 - 2;

/** For each pixel that comes out, the first that goes in, and the weight of each from there. */
interface Weights {
	readonly first: Int32Array;
	readonly weights: readonly Int32Array[];
}

/**
 * The triangle filter, stretched where the picture shrinks (which is what *antialias* means), for pixels `from` to
 * `to` of a line that goes from `inside` to `out` pixels.
 */
function triangle(inside: number, out: number, from: number, to: number): Weights {
	const scale = inside / out;
	const stretch = Math.max(scale, 1);
	const first = new Int32Array(to - from);
	const weights: Int32Array[] = [];
	for (let i = from; i < to; i++) {
		const centre = (i + 0.5) * scale;
		const low = Math.max(0, Math.trunc(centre - stretch + 0.5));
		const high = Math.min(inside, Math.trunc(centre + stretch + 0.5));
		const raw = Array.from({ length: high - low }, (_, k) =>
			Math.max(0, 1 - Math.abs((k + low - centre + 0.5) * (1 / stretch))),
		);
		const sum = raw.reduce((a, b) => a + b, 0);
		first[i - from] = low;
		// none is negative, so that truncating rounds
		weights.push(Int32Array.from(raw, (w) => Math.trunc(0.5 + (sum ? w / sum : w) * (1 << PRECISION))));
	}
	return { first, weights };
}

const clamp = (sum: number): number => Math.min(255, Math.max(0, sum >> PRECISION));
const HALF = 1 << (PRECISION - 1);

/** A part of a picture. */
export interface Box {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

/** Rows become columns; `step` bytes a pixel. */
function transposed(data: ArrayLike<number>, width: number, height: number, step: number): Uint8Array {
	const out = new Uint8Array(width * height * step);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			for (let c = 0; c < step; c++) out[(x * height + y) * step + c] = data[(y * width + x) * step + c] as number;
		}
	}
	return out;
}

const turned = ({ left, top, width, height }: Box): Box => ({ left: top, top: left, width: height, height: width });

/**
 * A part of what `PIL.Image.resize(size, BILINEAR)` of Pillow 13 gives, to the bit: first the rows, then the columns,
 * each rounded to bytes; of a picture more than twice as high as wide that shrinks, first the columns. What lies
 * outside the part is not computed.
 *
 * @param size of the whole picture afterwards
 * @returns red, green and blue, 3 bytes a pixel
 */
export function resizePart(picture: Picture, size: { width: number; height: number }, box: Box): Uint8Array {
	const { width, height, data } = picture;
	if (height <= 2 * width || size.height >= height) return rowsFirst(picture, size, box);
	const onItsSide = { width: height, height: width, data: transposed(data, width, height, 4) };
	const part = rowsFirst(onItsSide, { width: size.height, height: size.width }, turned(box));
	return transposed(part, box.height, box.width, 3);
}

function rowsFirst({ width, height, data }: Picture, size: { width: number; height: number }, box: Box): Uint8Array {
	const across = triangle(width, size.width, box.left, box.left + box.width);
	const down = triangle(height, size.height, box.top, box.top + box.height);
	const last = box.height - 1;
	const top = down.first[0] ?? 0;
	const rows = (down.first[last] ?? 0) + (down.weights[last]?.length ?? 0) - top;
	const narrow = new Uint8Array(rows * box.width * 3);
	for (let y = 0; y < rows; y++) {
		for (let x = 0; x < box.width; x++) {
			const weights = across.weights[x] as Int32Array;
			let at = ((y + top) * width + (across.first[x] as number)) * 4;
			let [r, g, b] = [HALF, HALF, HALF];
			for (let k = 0; k < weights.length; k++, at += 4) {
				const w = weights[k] as number;
				r += (data[at] as number) * w;
				g += (data[at + 1] as number) * w;
				b += (data[at + 2] as number) * w;
			}
			const to = (y * box.width + x) * 3;
			narrow[to] = clamp(r);
			narrow[to + 1] = clamp(g);
			narrow[to + 2] = clamp(b);
		}
	}
	const out = new Uint8Array(box.height * box.width * 3);
	const line = box.width * 3;
	for (let y = 0; y < box.height; y++) {
		const weights = down.weights[y] as Int32Array;
		const start = ((down.first[y] as number) - top) * line;
		for (let x = 0; x < line; x++) {
			let sum = HALF;
			for (let k = 0; k < weights.length; k++) sum += (narrow[start + k * line + x] as number) * (weights[k] as number);
			out[y * line + x] = clamp(sum);
		}
	}
	return out;
}
