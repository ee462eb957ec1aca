import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import { permuteAxesAndTranspose } from '@tensorflow/tfjs-backend-wasm/dist/kernels/kernel_utils';
import { IsNan, Sum } from '@tensorflow/tfjs-core/dist/kernel_names';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import { computeOutAndReduceShapes, expandShapeToKeepDim } from '@tensorflow/tfjs-core/dist/ops/axis_util';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';

/** What a kernel of the Wasm backend is called with; its declared type leaves all of it open. */
interface Call {
	backend: BackendWasm;
	inputs: { x: TensorInfo };
	attrs: { axis: number | number[]; keepDims: boolean };
}

const kernel = (kernelName: string, run: (call: Call) => TensorInfo): KernelConfig => ({
	kernelName,
	backendName: 'wasm',
	kernelFunc: run as unknown as KernelFunc,
});

/** TensorFlow.js has no such kernel for Wasm. */
export const isNaNConfig = kernel(IsNan, ({ backend, inputs: { x } }) => {
	const out = backend.makeOutput(x.shape, 'bool');
	// both views after the output is made, which may have moved the heap
	const [values, marks] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
	for (let i = 0; i < values.length; i++) marks[i] = Number(Number.isNaN(values[i]));
	return out;
});

/**
 * Sums in float64. TensorFlow.js' own adds up in float32 one by one, 1.4e-5 wrong over a million
 * values, and is no faster: one addition waits for the other, here as there.
 */
export const sumConfig = kernel(Sum, ({ backend, inputs: { x }, attrs: { axis, keepDims } }) => {
	const { transposed, axes, originalAxes } = permuteAxesAndTranspose(x, axis, backend);
	const input = transposed ?? x;
	const [outShape] = computeOutAndReduceShapes(input.shape, axes);
	const out = backend.makeOutput(keepDims ? expandShapeToKeepDim(outShape, originalAxes) : outShape, x.dtype);
	const [values, sums] = [backend.typedArrayFromHeap(input), backend.typedArrayFromHeap(out)];
	const length = values.length / sums.length;
	for (let row = 0; row < sums.length; row++) {
		let total = 0;
		for (let i = row * length; i < (row + 1) * length; i++) total += values[i] ?? 0;
		sums[row] = total;
	}
	if (transposed) backend.disposeData(transposed.dataId);
	return out;
});
