import { CROP, MEAN, STD } from '../pretrained-models/models.ts';
import { resizePart } from './resize.ts';
import type { Picture } from './sample.ts';

/** Python's `round`: halves go to the even number. */
function roundHalfEven(x: number): number {
	const down = Math.floor(x);
	const rest = x - down;
	return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}

/** What a network is given of a picture. */
export interface Prepared {
	/** Red, green and blue of what it sees, 3 bytes a pixel, row by row. */
	readonly seen: Uint8Array;
	/** The same normalized, (1,3,224,224). */
	readonly images: Float32Array;
}

/**
 * `weights.transforms()` of torchvision on a PIL image, to the bit: the shorter side becomes `resize` pixels, the
 * middle 224 × 224 are cut out, and each channel is normalized with ImageNet's mean and standard deviation.
 *
 * @param resize 256 for most weights, 232 for the newer ones
 * @throws Error for a picture without pixels
 */
export function preprocess(picture: Picture, resize: number): Prepared {
	const { width, height } = picture;
	if (!width || !height) throw new Error(`expected a picture with pixels, found ${width} × ${height}`);
	const long = Math.trunc((resize * Math.max(width, height)) / Math.min(width, height));
	const size = width <= height ? { width: resize, height: long } : { width: long, height: resize };
	const seen = resizePart(picture, size, {
		left: roundHalfEven((size.width - CROP) / 2),
		top: roundHalfEven((size.height - CROP) / 2),
		width: CROP,
		height: CROP,
	});
	const plane = CROP * CROP;
	const images = new Float32Array(3 * plane);
	for (let c = 0; c < 3; c++) {
		const [mean, std] = [Math.fround(MEAN[c] as number), Math.fround(STD[c] as number)];
		for (let i = 0; i < plane; i++) {
			const level = Math.fround((seen[i * 3 + c] as number) / 255);
			images[c * plane + i] = Math.fround(level - mean) / std;
		}
	}
	return { seen, images };
}
