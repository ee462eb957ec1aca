import type { Engine, Ops, Values } from '../engine/index.ts';
import { checkTarget, IGNORE_INDEX } from './check-target.ts';
import type { Reduction } from './reduction.ts';

/** Every number that goes into one cross-entropy, in float32. */
export interface CrossEntropySteps {
	/** max z, shape (1,1) */
	max: number;
	/** z − max z, shape (C) */
	shifted: number[];
	/** exp(z − max z), shape (C) */
	exponentials: number[];
	/** Σ exp(z − max z) */
	sum: number;
	/** softmax(z), shape (C) */
	softmax: number[];
	/** log softmax(z), shape (C) */
	logSoftmax: number[];
	/** The loss after reduction; nan for `mean` where the target is ignored (0/0, as PyTorch has it). */
	loss: number;
	/** ∂loss/∂z, shape (C); 0 where the target is ignored. */
	gradient: number[];
}

/** log softmax along the last axis, with its intermediate values; the maximum is subtracted first, so that exp cannot overflow. */
export function logSoftmaxSteps(o: Ops, z: Values) {
	const max = o.maxLast(z);
	const shifted = o.sub(z, max);
	const exponentials = o.exp(shifted);
	const sum = o.sumLast(exponentials);
	return {
		max,
		shifted,
		exponentials,
		sum,
		softmax: o.div(exponentials, sum),
		logSoftmax: o.sub(shifted, o.log(sum)),
	};
}

/**
 * `nn.CrossEntropyLoss` of one sample with a class-index target, with every intermediate number.
 *
 * @param logits shape (C), any float32 including inf and nan
 * @param target class index in 0…C−1, or {@link IGNORE_INDEX}
 * @throws TorchError for a target out of range
 * @see torch 2.14.1, `nn.CrossEntropyLoss`; mean divides by the number of targets not ignored
 */
export async function crossEntropySteps(
	engine: Engine,
	logits: readonly number[],
	target: number,
	reduction: Reduction,
): Promise<CrossEntropySteps> {
	checkTarget(target, logits.length);
	const ignored = target === IGNORE_INDEX;
	const oneHot = logits.map((_, c) => (c === target ? 1 : 0));
	const shape = [1, logits.length];
	const r = await engine.run((o) => {
		const steps = logSoftmaxSteps(o, o.tensor(logits, shape));
		const mask = o.tensor(oneHot, shape);
		const zero = o.tensor([0], [1, 1]);
		const picked = o.sumLast(o.where(mask, o.sub(zero, steps.logSoftmax), zero));
		const counted = o.tensor([ignored && reduction === 'mean' ? 0 : 1], [1, 1]);
		const gradient = ignored ? o.tensor(oneHot, shape) : o.sub(o.exp(steps.logSoftmax), mask);
		return { ...steps, loss: o.div(picked, counted), gradient };
	});
	const [max = Number.NaN] = r.max;
	const [sum = Number.NaN] = r.sum;
	const [loss = Number.NaN] = r.loss;
	return {
		max,
		sum,
		loss,
		shifted: [...r.shifted],
		exponentials: [...r.exponentials],
		softmax: [...r.softmax],
		logSoftmax: [...r.logSoftmax],
		gradient: [...r.gradient],
	};
}

/**
 * softmax and −log softmax written down naively, without subtracting the maximum: what overflows
 * in float32 above z ≈ 88.7.
 *
 * @param logits shape (C)
 * @returns exp(z), shape (C); their sum; exp(z)/sum, shape (C); −log(exp(z_y)/sum)
 */
export async function naiveSteps(engine: Engine, logits: readonly number[], target: number) {
	const shape = [1, logits.length];
	const r = await engine.run((o) => {
		const exponentials = o.exp(o.tensor(logits, shape));
		const sum = o.sumLast(exponentials);
		const softmax = o.div(exponentials, sum);
		const zero = o.tensor([0], [1, 1]);
		const mask = o.tensor(
			logits.map((_, c) => (c === target ? 1 : 0)),
			shape,
		);
		return { exponentials, sum, softmax, loss: o.sumLast(o.where(mask, o.sub(zero, o.log(softmax)), zero)) };
	});
	return {
		exponentials: [...r.exponentials],
		sum: r.sum[0] ?? Number.NaN,
		softmax: [...r.softmax],
		loss: r.loss[0] ?? Number.NaN,
	};
}
