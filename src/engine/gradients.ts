import { customGrad, valueAndGrads } from '@tensorflow/tfjs-core/dist/gradients';
import { addGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Add_grad';
import { batchMatMulGradConfig } from '@tensorflow/tfjs-core/dist/gradients/BatchMatMul_grad';
import { registerGradient } from '@tensorflow/tfjs-core/dist/kernel_registry';
import type { Tensor } from '@tensorflow/tfjs-core/dist/tensor';
import type { Values } from './ops.ts';

// what is not listed has no derivative, and says so when it is asked for; comparisons have none at all,
// so that everything with a `where` or an `exp` of Ops enters by `differentiable`
registerGradient(addGradConfig);
registerGradient(batchMatMulGradConfig);

/**
 * A value and its derivatives by reverse-mode differentiation, all on the device; to be called inside the
 * work of a run.
 *
 * @param work what leads from the parameters to one value of shape (); may use `add`, `matMul` and
 * {@link differentiable} functions between them, and anything beside
 * @returns the gradients in the parameters' order and shapes
 * @throws Error of TensorFlow.js where an operation in between has no derivative
 */
export function gradientsOf(
	work: (parameters: Values[]) => Values,
	parameters: Values[],
): { value: Values; gradients: Values[] } {
	const { value, grads } = valueAndGrads((...p: Tensor[]) => work(p))(parameters);
	return { value, gradients: grads };
}

/** A function's value, and the way back through it. */
export interface Passage {
	value: Values;
	/** What the way back needs; values of the way there are gone by then. */
	saved: Values[];
	/** ∂/∂x for a given ∂/∂value; gets `saved` again. */
	back: (upstream: Values, saved: Values[]) => Values;
}

/** Applies a function with a hand-written derivative. */
export function differentiable(x: Values, forward: (x: Values) => Passage): Values {
	const apply = customGrad((input, save) => {
		const { value, saved, back } = forward(input as Tensor);
		// TensorFlow.js frees what is not handed to `save`; WebGPU would go on with stale memory
		(save as (tensors: Tensor[]) => void)(saved);
		return { value, gradFunc: (upstream, kept) => back(upstream as Tensor, kept as Tensor[]) };
	});
	return apply(x);
}
