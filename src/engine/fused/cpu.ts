import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { sumOfExponentials } from './exp.ts';
import { ROW_NUMBERS, rowsKernel } from './op.ts';

/**
 * The kernel of {@link CrossEntropyRows} on plain arrays. A nan or an infinite maximum needs no word of
 * its own: it makes the sum nan, and the sum everything else.
 *
 * @param x logits, shape (M,C)
 * @param rows target, weight and slope, shape (M,3)
 * @param losses is filled, shape (M)
 * @param gradient is filled if given, shape (M,C)
 */
export function rowsOnArrays(
	x: Float32Array,
	rows: Float32Array,
	classes: number,
	losses: Float32Array,
	gradient?: Float32Array,
): void {
	for (let row = 0; row < losses.length; row++) {
		const [from, to] = [row * classes, (row + 1) * classes];
		let max = Number.NEGATIVE_INFINITY;
		for (let i = from; i < to; i++) {
			const v = x[i] as number;
			if (v > max) max = v;
		}
		// rounded as PyTorch's is, so that a saturated row costs 0 and has no gradient here, too
		const sum = Math.fround(sumOfExponentials(x, from, to, max, gradient));
		const at = row * ROW_NUMBERS;
		const [target, weight, slope] = [rows[at] as number, rows[at + 1] as number, rows[at + 2] as number];
		// the difference first: beside a maximum of 1e38 the logarithm is lost even in float64
		losses[row] = target < 0 ? 0 : weight * (Math.log(sum) + (max - (x[from + target] as number)));
		if (!gradient) continue;
		const scale = slope / sum;
		for (let i = from; i < to; i++) gradient[i] = (gradient[i] as number) * scale;
		if (target >= 0) gradient[from + target] = (gradient[from + target] as number) - slope;
	}
}

export const crossEntropyRowsConfig = rowsKernel<MathBackendCPU>('cpu', (call) => {
	const { backend, count, classes } = call;
	const values = (info: { dataId: object }) => backend.data.get(info.dataId).values as Float32Array;
	const losses = new Float32Array(count);
	const gradient = call.withGradient ? new Float32Array(count * classes) : undefined;
	rowsOnArrays(values(call.logits), values(call.rows), classes, losses, gradient);
	return [
		backend.makeTensorInfo([count, 1], 'float32', losses),
		...(gradient ? [backend.makeTensorInfo([count, classes], 'float32', gradient)] : []),
	];
});
