import { checkTarget } from '../../losses/check-target.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { parseLiteral } from '../shared/literal.ts';
import { tensorOf } from '../shared/tensor-of.ts';
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
	tensorOf([state.target]);
	const target = parseLiteral(state.target);
	if (target.kind !== 'int') {
		throw new TorchError('RuntimeError', 'expected target dtype to be Long or Byte, but got Float');
	}
	checkTarget(target.value, logits.length);
	return { logits, target: target.value };
}
