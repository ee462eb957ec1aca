import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { concatConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Concat';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPool';
import { sliceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Slice';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { registerAll } from '../backends/kernels.ts';
import { ACTIVATION_KERNEL, type ActivationCall, COMPUTE } from './activations.ts';

function activation({ backend, inputs: { x }, attrs }: ActivationCall<MathBackendCPU, TensorInfo>): TensorInfo {
	const values = backend.data.get(x.dataId).values as Float32Array;
	return backend.makeTensorInfo(x.shape, 'float32', Float32Array.from(values, COMPUTE[attrs.name]));
}

export const activationConfig: KernelConfig = {
	kernelName: ACTIVATION_KERNEL,
	backendName: 'cpu',
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
