import { checkTarget } from '../../losses/check-target.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { targetOf, tensorOf } from '../shared/tensor-of.ts';
import type { State } from './state.ts';

/** The numbers that a state is about. */
export interface Input {
	logits: number[];
	target: number;
}

/**
 * Reads a state as PyTorch would: the logits' tensor, the target's tensor, then the loss' own checks.
 *
 * @throws TorchError with PyTorch's type and text
 */
export function readState(state: State): Input {
	const logits = tensorOf(state.logits);
	const { dtype, data } = targetOf([state.target]);
	if (dtype !== 'int64') {
		throw new TorchError('RuntimeError', 'expected target dtype to be Long or Byte, but got Float');
	}
	const [target = 0] = data;
	checkTarget(target, logits.length);
	return { logits, target };
}
