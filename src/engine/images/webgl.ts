import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { unaryKernelFunc } from '@tensorflow/tfjs-backend-webgl/dist/kernel_utils/kernel_funcs_utils';
import { concatConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Concat';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPool';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Slice';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { registerAll } from '../backends/kernels.ts';
import { ACTIVATION_KERNEL, ACTIVATIONS, type ActivationCall, expressionOf } from './activations.ts';

/** A shader's program is found again by its text, so each function has its own. */
const PROGRAMS = Object.fromEntries(
	ACTIVATIONS.map((name) => [
		name,
		unaryKernelFunc({
			opSnippet: `return ${expressionOf(name, 'float')};`,
			packedOpSnippet: `return ${expressionOf(name, 'vec4')};`,
		}),
	]),
);

const activationConfig: KernelConfig = {
	kernelName: ACTIVATION_KERNEL,
	backendName: 'webgl',
	kernelFunc: ((call: ActivationCall<MathBackendWebGL, TensorInfo>) =>
		PROGRAMS[call.attrs.name]?.({ ...call, attrs: {} })) as unknown as KernelFunc,
};

registerAll([
	activationConfig,
	concatConfig,
	fusedConv2DConfig,
	fusedDepthwiseConv2DConfig,
	maxPoolConfig,
	sliceConfig,
]);
