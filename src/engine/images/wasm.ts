import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import { concatConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Concat';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/MaxPool';
import { sliceConfig } from '@tensorflow/tfjs-backend-wasm/dist/kernels/Slice';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { registerAll } from '../backends/kernels.ts';
import { ACTIVATION_KERNEL, type ActivationCall, COMPUTE } from './activations.ts';

function activation({ backend, inputs: { x }, attrs }: ActivationCall<BackendWasm, TensorInfo>): TensorInfo {
	const out = backend.makeOutput(x.shape, 'float32');
	// both views after the output is made, which may have moved the heap
	const [values, results] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
	const compute = COMPUTE[attrs.name];
	for (let i = 0; i < values.length; i++) results[i] = compute(values[i] ?? 0);
	return out;
}

const activationConfig: KernelConfig = {
	kernelName: ACTIVATION_KERNEL,
	backendName: 'wasm',
	kernelFunc: activation as unknown as KernelFunc,
};

registerAll([
	activationConfig,
	concatConfig,
	fusedConv2DConfig,
	fusedDepthwiseConv2DConfig,
	maxPoolConfig,
	sliceConfig,
]);
