import { TorchError } from './torch-error.ts';

export type Reduction = 'none' | 'mean' | 'sum';

/**
 * Checks a reduction's name.
 *
 * @throws TorchError with PyTorch's text
 */
export function checkReduction(name: string): asserts name is Reduction {
	if (name !== 'none' && name !== 'mean' && name !== 'sum') {
		throw new TorchError('ValueError', `${name} is not a valid value for reduction`);
	}
}
