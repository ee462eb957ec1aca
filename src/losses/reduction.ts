import { TorchError } from './torch-error.ts';

export type Reduction = 'none' | 'mean' | 'sum';

/**
 * Reads a reduction's name; `elementwise_mean` is what `mean` was called until PyTorch 1.0, and still means it.
 *
 * @throws TorchError with PyTorch's text
 */
export function reductionOf(name = 'mean'): Reduction {
	if (name === 'elementwise_mean') return 'mean';
	if (name === 'none' || name === 'mean' || name === 'sum') return name;
	throw new TorchError('ValueError', `${name} is not a valid value for reduction`);
}
