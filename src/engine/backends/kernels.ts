import type { KernelConfig } from '@tensorflow/tfjs-core/dist/kernel_registry';
import { registerKernel } from '@tensorflow/tfjs-core/dist/kernel_registry';

/** Registers the kernels of a backend; what is not listed is not in the bundle. */
export function registerAll(kernels: readonly KernelConfig[]): void {
	for (const kernel of kernels) registerKernel(kernel);
}
