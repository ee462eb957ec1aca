import type { Engine } from '../../engine/index.ts';
import { type CrossEntropySteps, crossEntropySteps, naiveSteps } from '../../losses/cross-entropy-steps.ts';
import { readState } from './read.ts';
import type { State } from './state.ts';
import { throughSoftmax } from './through-softmax.ts';

export interface Result {
	logits: number[];
	target: number;
	double: boolean;
	/** What the loss was given: the logits, or their softmax where it is applied twice. */
	given: number[];
	steps: CrossEntropySteps;
	/** ∂loss/∂logits, also through the first softmax where there are two. */
	gradient: number[];
	naive: { exponentials: number[]; loss: number };
	/** What the loss would be without the second softmax; only where there is one. */
	single?: number;
}

/**
 * Computes a state on an engine.
 *
 * @throws TorchError for a state that PyTorch refuses
 */
export async function compute(engine: Engine, state: State): Promise<Result> {
	const input = { ...readState(state), double: state.double };
	const { logits, target } = input;
	const first = await crossEntropySteps(engine, logits, target, state.reduction);
	const naive = await naiveSteps(engine, state.double ? first.softmax : logits, target);
	if (!state.double) return { ...input, given: logits, steps: first, gradient: first.gradient, naive };
	const steps = await crossEntropySteps(engine, first.softmax, target, state.reduction);
	const gradient = await throughSoftmax(engine, first.softmax, steps.gradient);
	return { ...input, given: first.softmax, steps, gradient, naive, single: first.loss };
}
