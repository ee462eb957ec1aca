import type { Conv2d, Operation } from './operations.ts';

/** The numbers of a BatchNorm2d in eval mode, one of each a channel. */
export interface NormNumbers {
	readonly weight: ArrayLike<number>;
	readonly bias: ArrayLike<number>;
	readonly mean: ArrayLike<number>;
	readonly variance: ArrayLike<number>;
	readonly eps: number;
}

/** What becomes of each channel: multiplied, then added to. */
export interface Affine {
	readonly factor: Float64Array;
	readonly addend: Float64Array;
}

const at = (values: ArrayLike<number> | undefined, i: number): number => values?.[i] ?? 0;

/** (x − mean) / √(variance + eps) · weight + bias as a factor and an addend, in float64. */
export function affineOf({ weight, bias, mean, variance, eps }: NormNumbers): Affine {
	const factor = Float64Array.from(weight, (w, i) => w / Math.sqrt(at(variance, i) + eps));
	return { factor, addend: factor.map((f, i) => at(bias, i) - at(mean, i) * f) };
}

/** Channels in and out that are turned together: what is read and written of a filter of 3 × 3 then stays in the cache. */
const SQUARE = 16;

/** Numbers in an array of one kind, which a loop runs through several times faster. */
const numbers = (values: ArrayLike<number>): Float32Array | Float64Array =>
	values instanceof Float32Array || values instanceof Float64Array ? values : Float64Array.from(values);

/** A convolution's numbers as the device takes them. */
export interface Filter {
	/** (K, K, C/groups, D), or (K, K, C, 1) for a convolution of each channel by itself */
	readonly values: Float32Array;
	readonly shape: readonly [number, number, number, number];
	readonly bias: Float32Array;
}

/** Whether each channel is convolved by itself. */
export const isDepthwise = (o: Conv2d): boolean =>
	o.groups > 1 && o.groups === o.inChannels && o.inChannels === o.outChannels;

/**
 * A convolution's weight, of PyTorch's shape (D, C/groups, K, K), and bias as a filter, with the
 * BatchNorm2d after it multiplied in.
 */
export function filterOf(
	o: Conv2d,
	weight: ArrayLike<number>,
	bias: ArrayLike<number> | undefined,
	norm: Affine | undefined,
): Filter {
	const [size, inside, out] = [o.kernelSize * o.kernelSize, o.inChannels / o.groups, o.outChannels];
	const depthwise = isDepthwise(o);
	const values = new Float32Array(size * inside * out);
	const from = numbers(weight);
	// in squares, because either the reading or the writing jumps, and a jump of kilobytes each is a miss of the cache each
	for (let d0 = 0; d0 < out; d0 += SQUARE) {
		const d1 = Math.min(out, d0 + SQUARE);
		for (let c0 = 0; c0 < inside; c0 += SQUARE) {
			const c1 = Math.min(inside, c0 + SQUARE);
			for (let d = d0; d < d1; d++) {
				const factor = norm ? at(norm.factor, d) : 1;
				// one channel each way makes the two orders of the last dimensions the same numbers
				for (let c = c0; c < c1; c++) {
					const first = (d * inside + c) * size;
					for (let k = 0; k < size; k++) values[(k * inside + c) * out + d] = (from[first + k] ?? 0) * factor;
				}
			}
		}
	}
	return {
		values,
		shape: depthwise ? [o.kernelSize, o.kernelSize, out, 1] : [o.kernelSize, o.kernelSize, inside, out],
		bias: Float32Array.from({ length: out }, (_, d) =>
			norm ? at(norm.addend, d) + at(bias, d) * at(norm.factor, d) : at(bias, d),
		),
	};
}

/** A BatchNorm2d that no convolution takes in, as a convolution of each channel with a window of one pixel. */
export const normFilter = ({ factor, addend }: Affine): Filter => ({
	values: Float32Array.from(factor),
	shape: [1, 1, factor.length, 1],
	bias: Float32Array.from(addend),
});

/** AvgPool2d as a convolution of each channel with equal weights; its padding counts, as in PyTorch. */
export function averageFilter(o: Operation & { kind: 'avgPool2d' }, channels: number): Filter {
	if (o.ceilMode)
		throw new Error('expected AvgPool2d without ceil_mode, found it with; its last windows have divisors of their own');
	const size = o.kernelSize * o.kernelSize;
	return {
		values: new Float32Array(size * channels).fill(1 / size),
		shape: [o.kernelSize, o.kernelSize, channels, 1],
		bias: new Float32Array(channels),
	};
}

/** Channels that a group should at least have to keep a device busy. */
const BUSY = 32;

/**
 * A convolution in groups as fewer convolutions of more channels, because TensorFlow.js has none in groups
 * and one a group would be too many: neighbours share a filter in which the other's weights are 0.
 *
 * @returns filters from the first channels to the last, each of as many channels
 */
export function groupFilters(o: Conv2d, { values, bias }: Filter): Filter[] {
	const [inside, outside] = [o.inChannels / o.groups, o.outChannels / o.groups];
	let shared = 1;
	while (shared * inside < BUSY && o.groups % (2 * shared) === 0) shared *= 2;
	const size = o.kernelSize * o.kernelSize;
	const [wide, out] = [shared * inside, shared * outside];
	return Array.from({ length: o.groups / shared }, (_, part) => {
		const filter = new Float32Array(size * wide * out);
		for (let d = 0; d < out; d++) {
			const first = Math.floor(d / outside) * inside;
			for (let k = 0; k < size; k++) {
				for (let c = 0; c < inside; c++) {
					const from = (k * inside + c) * o.outChannels + part * out + d;
					filter[(k * wide + first + c) * out + d] = values[from] ?? 0;
				}
			}
		}
		return {
			values: filter,
			shape: [o.kernelSize, o.kernelSize, wide, out] as const,
			bias: bias.slice(part * out, (part + 1) * out),
		};
	});
}

/** Bytes of a linear layer's weights in one tensor at most; every WebGPU device takes 128 MiB. */
const PART_BYTES = 2 ** 26;

/** Outputs of a linear layer that are computed in one product. */
export interface LinearPart {
	/** (inFeatures, outputs) */
	readonly values: Float32Array;
	readonly outputs: number;
	readonly bias: Float32Array;
}

/**
 * A linear layer's weight, of PyTorch's shape (out, in), turned round once and for all, in parts that a
 * device can hold.
 *
 * @yields parts from the first outputs to the last, each made when it is asked for
 */
export function* linearParts(
	o: Operation & { kind: 'linear' },
	weight: ArrayLike<number>,
	bias: ArrayLike<number>,
	partBytes = PART_BYTES,
): Generator<LinearPart> {
	const { inFeatures, outFeatures } = o;
	const most = Math.max(1, Math.floor(partBytes / (4 * inFeatures)));
	for (let first = 0; first < outFeatures; first += most) {
		const outputs = Math.min(most, outFeatures - first);
		const values = new Float32Array(inFeatures * outputs);
		for (let d = 0; d < outputs; d++) {
			const from = (first + d) * inFeatures;
			for (let c = 0; c < inFeatures; c++) values[c * outputs + d] = at(weight, from + c);
		}
		yield { values, outputs, bias: Float32Array.from({ length: outputs }, (_, d) => at(bias, first + d)) };
	}
}

/**
 * AdaptiveAvgPool2d as a matrix: (S·T, H·W), each row with equal weights where its window is. The windows of
 * PyTorch go from ⌊i·length/S⌋ to ⌈(i+1)·length/S⌉ and may overlap.
 */
export function adaptiveMatrix(
	[rows, columns]: readonly [number, number],
	height: number,
	width: number,
): Float32Array {
	const windowOf = (i: number, size: number, length: number) => [
		Math.floor((i * length) / size),
		Math.ceil(((i + 1) * length) / size),
	];
	const matrix = new Float32Array(rows * columns * height * width);
	for (let i = 0; i < rows * columns; i++) {
		const [top = 0, bottom = 0] = windowOf(Math.floor(i / columns), rows, height);
		const [left = 0, right = 0] = windowOf(i % columns, columns, width);
		const share = 1 / ((bottom - top) * (right - left));
		for (let y = top; y < bottom; y++) {
			matrix.fill(share, (i * height + y) * width + left, (i * height + y) * width + right);
		}
	}
	return matrix;
}
