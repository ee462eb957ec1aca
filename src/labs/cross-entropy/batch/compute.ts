import type { Engine } from '../../../engine/index.ts';
import {
	type IndexSteps,
	indexBatchSteps,
	type ProbabilitySteps,
	probabilityBatchSteps,
} from '../../../losses/batch-steps.ts';
import { crossEntropyLoss } from '../../../losses/cross-entropy.ts';
import type { Reduction } from '../../../losses/reduction.ts';
import { readBatch } from './read.ts';
import type { BatchState } from './state.ts';

export interface BatchResult {
	reduction: Reduction;
	/** After the reduction: one number, or one a row */
	loss: number[];
	/** ∂(Σ loss)/∂logits, shape (N, C) */
	gradient: number[][];
	/** ε as it enters the sum; 0 where there is none */
	smoothing: number;
	/** One a class, or none */
	weight: number[] | undefined;
	/** Class indices, shape (N); undefined for probabilities */
	targets: number[] | undefined;
	index?: IndexSteps;
	soft?: ProbabilitySteps;
}

const inRows = (flat: ArrayLike<number>, rows: number): number[][] => {
	const width = flat.length / rows;
	return Array.from({ length: rows }, (_, n) => Array.from(flat).slice(n * width, (n + 1) * width));
};

/**
 * Computes a state on an engine.
 *
 * @throws TorchError for a state that PyTorch refuses
 */
export async function compute(engine: Engine, state: BatchState): Promise<BatchResult> {
	const { logits, target, options } = readBatch(state);
	const { reduction } = state;
	const { loss, gradient } = await crossEntropyLoss(engine, logits, target, { ...options, reduction });
	const rows = state.logits.length;
	const weight = options.weight && Array.from(options.weight.data);
	const { labelSmoothing, ignoreIndex } = options;
	const forSteps = { labelSmoothing, ignoreIndex, ...(weight ? { weight } : {}) };
	const common = {
		reduction,
		loss: [...loss],
		gradient: inRows(gradient, rows),
		smoothing: labelSmoothing > 0 ? labelSmoothing : 0,
		weight,
	};
	if (state.soft) {
		const soft = await probabilityBatchSteps(engine, inRows(logits.data, rows), inRows(target.data, rows), forSteps);
		return { ...common, targets: undefined, soft };
	}
	const targets = Array.from(target.data);
	return { ...common, targets, index: await indexBatchSteps(engine, inRows(logits.data, rows), targets, forSteps) };
}
