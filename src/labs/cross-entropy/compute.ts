import type { Engine } from '../../engine/index.ts';
import { checkTarget } from '../../losses/check-classes.ts';
import { type CrossEntropySteps, crossEntropySteps, naiveSteps } from '../../losses/cross-entropy-steps.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { parseLiteral } from '../shared/literal.ts';
import { tensorOf } from '../shared/tensor-of.ts';
import type { State } from './state.ts';

/** The numbers that a state is about, or PyTorch's error for it. */
export type Input = { logits: number[]; target: number } | { error: TorchError };

/** Reads a state as PyTorch would: the logits' tensor, the target's tensor, then the loss' own checks. */
export function readState(state: State): Input {
	try {
		const logits = tensorOf(state.logits);
		tensorOf([state.target]);
		const target = parseLiteral(state.target);
		if (target.kind !== 'int') {
			throw new TorchError('RuntimeError', 'expected target dtype to be Long or Byte, but got Float');
		}
		checkTarget(target.value, logits.length);
		return { logits, target: target.value };
	} catch (error) {
		if (error instanceof TorchError) return { error };
		throw error;
	}
}

export interface Result {
	/** What the loss was given: the logits, or their softmax where it is applied twice. */
	given: number[];
	steps: CrossEntropySteps;
	/** ∂loss/∂logits, also through the first softmax where there are two. */
	gradient: number[];
	naive: { exponentials: number[]; sum: number; loss: number };
	/** What the loss would be without the second softmax; only where there is one. */
	single?: number;
}

/** Computes a state on an engine. */
export async function compute(engine: Engine, state: State, logits: number[], target: number): Promise<Result> {
	const first = await crossEntropySteps(engine, logits, target, state.reduction);
	const naive = await naiveSteps(engine, state.double ? first.softmax : logits, target);
	if (!state.double) return { given: logits, steps: first, gradient: first.gradient, naive };
	const steps = await crossEntropySteps(engine, first.softmax, target, state.reduction);
	// through the first softmax: p ⊙ (g − Σ g·p)
	const { gradient } = await engine.run((o) => {
		const shape = [1, logits.length];
		const p = o.tensor(first.softmax, shape);
		const g = o.tensor(steps.gradient, shape);
		return { gradient: o.mul(p, o.sub(g, o.sumLast(o.mul(g, p)))) };
	});
	return { given: first.softmax, steps, gradient: [...gradient], naive, single: first.loss };
}
