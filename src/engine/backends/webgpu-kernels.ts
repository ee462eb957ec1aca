import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import { reshape } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Reshape';
import { MatMulPackedProgram } from '@tensorflow/tfjs-backend-webgpu/dist/matmul_packed_webgpu';
import { BatchMatMul } from '@tensorflow/tfjs-core/dist/kernel_names';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';

interface Call {
	backend: WebGPUBackend;
	inputs: { a: TensorInfo; b: TensorInfo };
	attrs: { transposeA: boolean; transposeB: boolean };
}

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/**
 * A product by TensorFlow.js' packed program always. Its own kernel chooses among four, and the one
 * that splits long sums reads a transposed right side as if it were not (4.22, sums of 2000 and more):
 * garbage, without an error. The other three programs are not in the bundle either.
 */
function batchMatMul({ backend, inputs: { a, b }, attrs: { transposeA, transposeB } }: Call): TensorInfo {
	const [m, k] = [a.shape.at(transposeA ? -1 : -2) ?? 1, a.shape.at(transposeA ? -2 : -1) ?? 1];
	const n = b.shape.at(transposeB ? -2 : -1) ?? 1;
	const batches = [a, b].map((x) => x.shape.slice(0, -2));
	const batch = batches.map(sizeOf);
	// equal, or one of them 1: checked before any kernel is called
	const lead = (batch[0] ?? 1) >= (batch[1] ?? 1) ? batches[0] : batches[1];
	const flat = [a, b].map((x, i) =>
		reshape({ inputs: { x }, backend, attrs: { shape: [batch[i] ?? 1, ...x.shape.slice(-2)] } }),
	) as [TensorInfo, TensorInfo];
	const program = new MatMulPackedProgram(
		flat[0].shape as [number, number, number],
		[Math.max(...batch), m, n],
		transposeA,
		transposeB,
		undefined,
		undefined,
		undefined,
		// as TensorFlow.js does it
		backend.adapterInfo.isIntel(),
	);
	const lengths = [m, n, k].map((length) => ({ type: 'int32', data: [length] }));
	const product = backend.runWebGPUProgram(program, flat, 'float32', lengths);
	const out = reshape({ inputs: { x: product }, backend, attrs: { shape: [...(lead ?? []), m, n] } });
	for (const { dataId } of [...flat, product]) backend.disposeData(dataId);
	return out;
}

export const batchMatMulConfig: KernelConfig = {
	kernelName: BatchMatMul,
	backendName: 'webgpu',
	kernelFunc: batchMatMul as unknown as KernelFunc,
};
