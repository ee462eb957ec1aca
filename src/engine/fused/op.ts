import type { Tensor } from '@tensorflow/tfjs-core';
import { engine } from '@tensorflow/tfjs-core/dist/globals';
import { getKernel, type KernelConfig } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import type { Backend } from '../device.ts';

/** The name under which each backend registers its kernel. */
const KERNEL = 'WarmstartCrossEntropyRows';

/** Numbers a row has beside its logits: target, weight, slope. */
export const ROW_NUMBERS = 3;

/**
 * Softmax cross-entropy of rows with a class index each, in two or three passes over the logits and
 * without an intermediate of their size. Infinities and nan go the way of IEEE 754.
 *
 * `logits` have shape (M,C); `rows` (M,3): the target's index, below 0 where the row does not count; the
 * weight; the slope, 0 where the row does not count.
 */
export interface CrossEntropyRows {
	/** weight · (log Σ exp x − x_target), and 0 where the row does not count; shape (M,1) */
	crossEntropyRows(logits: Tensor, rows: Tensor): Tensor;
	/** The same, with the gradient slope · (softmax x − onehot target), shape (M,C) */
	crossEntropyRowsAndGradient(logits: Tensor, rows: Tensor): { losses: Tensor; gradient: Tensor };
}

/** What a backend's kernel is given, with the sizes read from the shapes. */
export interface RowsCall<B> {
	backend: B;
	logits: TensorInfo;
	rows: TensorInfo;
	count: number;
	classes: number;
	withGradient: boolean;
}

/** Wraps a backend's kernel for TensorFlow.js' registry. */
export function rowsKernel<B>(
	backendName: Backend,
	compute: (call: RowsCall<B>) => TensorInfo[],
	setup?: (backend: B) => void,
): KernelConfig {
	return {
		kernelName: KERNEL,
		backendName,
		...(setup ? { setupFunc: (backend) => setup(backend as B) } : {}),
		kernelFunc: ({ inputs, backend, attrs }) => {
			const { logits, rows } = inputs as { logits: TensorInfo; rows: TensorInfo };
			const [count = 0, classes = 0] = logits.shape;
			return compute({
				backend: backend as B,
				logits,
				rows,
				count,
				classes,
				withGradient: Boolean(attrs?.['gradient']),
			});
		},
	};
}

/** The fused operations of a backend; none where it has no kernel for them. */
export function fusedOf(backend: Backend): Partial<CrossEntropyRows> {
	if (!getKernel(KERNEL, backend)) return {};
	const run = (logits: Tensor, rows: Tensor, gradient: boolean) =>
		engine().runKernel(KERNEL, { logits, rows } as never, { gradient }) as unknown as Tensor[];
	return {
		crossEntropyRows: (logits, rows) => run(logits, rows, false)[0] as Tensor,
		crossEntropyRowsAndGradient(logits, rows) {
			const [losses, gradient] = run(logits, rows, true) as [Tensor, Tensor];
			return { losses, gradient };
		},
	};
}
