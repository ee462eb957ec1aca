import { TorchError } from './torch-error.ts';

/** `nn.CrossEntropyLoss`' and `nn.NLLLoss`' default for targets that do not count. */
export const IGNORE_INDEX = -100;

/**
 * Checks one class index.
 *
 * @throws TorchError with PyTorch 2.14's type and text
 */
export function checkTarget(target: number, classes: number, ignoreIndex = IGNORE_INDEX): void {
	if (target !== ignoreIndex && (target < 0 || target >= classes)) {
		throw new TorchError('IndexError', `Target ${target} is out of bounds.`);
	}
}
