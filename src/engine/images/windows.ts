/** A window over height and width, as a convolution or a pool moves it. */
export interface Window {
	readonly kernelSize: number;
	readonly stride?: number;
	readonly padding?: number;
	readonly dilation?: number;
	/** A last window that reaches beyond the edge counts; pools only. */
	readonly ceilMode?: boolean;
}

/** A side of an image as a window covers it. */
export interface Side {
	/** Pixels that come out. */
	readonly out: number;
	/** Pixels added before, and after: more where `ceilMode` lets the last window reach beyond the edge. */
	readonly pads: readonly [before: number, after: number];
}

/**
 * How a window covers a side of `length` pixels, by PyTorch's rule.
 *
 * TensorFlow.js does not look: on Wasm a window larger than its image corrupts the heap.
 *
 * @throws Error where not even one window fits
 */
export function sideOf(length: number, window: Window): Side {
	const { kernelSize, stride = 1, padding = 0, dilation = 1, ceilMode = false } = window;
	const reach = dilation * (kernelSize - 1) + 1;
	const room = length + 2 * padding - reach;
	if (room < 0)
		throw new Error(
			`expected at least ${reach - 2 * padding} pixels a side, found ${length}; use larger images or smaller windows`,
		);
	let out = Math.floor(room / stride) + 1;
	// a window has to start in the image or in the padding before it
	if (ceilMode && room % stride && out * stride < length + padding) out++;
	return { out, pads: [padding, Math.max(padding, (out - 1) * stride + reach - length - padding)] };
}
