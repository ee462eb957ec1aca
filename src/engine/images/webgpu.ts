import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import { concatConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Concat';
import { fusedConv2DConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/FusedConv2D';
import { fusedDepthwiseConv2DConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/FusedDepthwiseConv2D';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/MaxPool';
import { sliceConfig } from '@tensorflow/tfjs-backend-webgpu/dist/kernels/Slice';
import { getMainHeaderString, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';
import { computeDispatch, flatDispatchLayout } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_util';
import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { registerAll } from '../backends/kernels.ts';
import { ACTIVATION_KERNEL, type ActivationCall, expressionOf } from './activations.ts';

const WORKGROUP: [number, number, number] = [64, 1, 1];

function activation({ backend, inputs: { x }, attrs }: ActivationCall<WebGPUBackend, TensorInfo>): TensorInfo {
	const width = x.shape.reduce((a, b) => a * b, 1) % 4 ? 1 : 4;
	const dispatchLayout = flatDispatchLayout(x.shape);
	const program: WebGPUProgram = {
		shaderKey: `warmstart-${attrs.name}-${width}`,
		workgroupSize: WORKGROUP,
		dispatchLayout,
		dispatch: computeDispatch(dispatchLayout, x.shape, WORKGROUP, [width, 1, 1]),
		outputShape: x.shape,
		variableNames: ['values'],
		variableComponents: [width],
		outputComponent: width,
		size: true,
		getUserCode: () => `
${getMainHeaderString('index')} {
	if (index < uniforms.size) {
		let x = values[index];
		result[index] = ${expressionOf(attrs.name, width === 4 ? 'vec4<f32>' : 'f32')};
	}
}`,
	};
	return backend.runWebGPUProgram(program, [x], 'float32');
}

const activationConfig: KernelConfig = {
	kernelName: ACTIVATION_KERNEL,
	backendName: 'webgpu',
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
