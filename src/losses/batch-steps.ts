import type { Engine } from '../engine/index.ts';
import { IGNORE_INDEX } from './check-target.ts';
import { logSoftmaxSteps } from './cross-entropy-steps.ts';

/** What the rows of a batch give, and what `mean` makes of it; all in float32. */
export interface BatchSteps {
	/** −log softmax(z), shape (N, C) */
	nll: number[][];
	/** The loss of each row after weights and smoothing, shape (N); 0 where the target is ignored. */
	rows: number[];
	/** Σ of `rows` */
	sum: number;
	/** What `mean` divides by: Σ w_y over the rows that count for class indices, N for probabilities. */
	divisor: number;
}

/** The terms of a batch with class indices. */
export interface IndexSteps extends BatchSteps {
	/** Whether the row's target is not `ignore_index`, shape (N) */
	counted: boolean[];
	/** −log softmax(z) at the target, shape (N) */
	picked: number[];
	/** w_y, shape (N); 1 without weights, 0 where the target is ignored. */
	weight: number[];
	/** Σ_c −w_c log softmax(z)_c: what ε/C of goes into the loss, shape (N) */
	even: number[];
}

/** The terms of a batch with class probabilities. */
export interface ProbabilitySteps extends BatchSteps {
	/** The targets after smoothing, q(1−ε) + ε/C, shape (N, C) */
	target: number[][];
	/** −w_c q_c log softmax(z)_c, shape (N, C) */
	terms: number[][];
}

export interface BatchOptions {
	/** One weight a class, shape (C) */
	weight?: readonly number[];
	/** ε in 0…1 */
	labelSmoothing?: number;
	/** The class index that does not count; default -100 */
	ignoreIndex?: number;
}

const columns = (flat: ArrayLike<number>, width: number): number[][] =>
	Array.from({ length: flat.length / width }, (_, n) => Array.from(flat).slice(n * width, (n + 1) * width));

/**
 * The cross-entropy of rows with class-index targets, term by term; inputs must have passed `checkClassInputs`.
 *
 * @param logits shape (N, C)
 * @param targets class indices, shape (N)
 * @see torch 2.14.1, aten/src/ATen/native/LossNLL.cpp, `cross_entropy_loss_label_smoothing`
 */
export async function indexBatchSteps(
	engine: Engine,
	logits: readonly (readonly number[])[],
	targets: readonly number[],
	{ weight, labelSmoothing = 0, ignoreIndex = IGNORE_INDEX }: BatchOptions = {},
): Promise<IndexSteps> {
	const [rows, classes] = [logits.length, logits[0]?.length ?? 0];
	const counted = targets.map((y) => y !== ignoreIndex);
	const smoothing = labelSmoothing > 0 ? labelSmoothing : 0;
	const r = await engine.run((o) => {
		const zero = o.tensor([0], [1, 1]);
		const nll = o.sub(zero, logSoftmaxSteps(o, o.tensor(logits.flat(), [rows, classes])).logSoftmax);
		const counts = o.tensor(counted.map(Number), [rows, 1]);
		const weights = o.tensor(weight ?? Array.from({ length: classes }, () => 1), [1, classes]);
		const mask = o.tensor(
			targets.flatMap((y) => Array.from({ length: classes }, (_, c) => (c === y && y !== ignoreIndex ? 1 : 0))),
			[rows, classes],
		);
		const picked = o.sumLast(o.where(mask, nll, zero));
		const ofTarget = o.sumLast(o.where(mask, weights, zero));
		const even = o.where(counts, o.sumLast(o.mul(weights, nll)), zero);
		const hard = o.where(counts, o.mul(ofTarget, picked), zero);
		const each = smoothing
			? o.add(o.mul(hard, o.tensor([1 - smoothing], [1, 1])), o.mul(even, o.tensor([smoothing / classes], [1, 1])))
			: hard;
		return { nll, picked, weight: ofTarget, even, rows: each, sum: o.sum(each), divisor: o.sum(ofTarget) };
	});
	return {
		nll: columns(r.nll, classes),
		rows: [...r.rows],
		sum: r.sum[0] ?? Number.NaN,
		divisor: r.divisor[0] ?? Number.NaN,
		counted,
		picked: [...r.picked],
		weight: [...r.weight],
		even: [...r.even],
	};
}

/**
 * The cross-entropy of rows with class-probability targets, term by term; inputs must have passed `checkClassInputs`.
 *
 * @param logits shape (N, C)
 * @param targets class probabilities, shape (N, C)
 * @see torch 2.14.1, aten/src/ATen/native/LossNLL.cpp, `cross_entropy_loss_prob_target`
 */
export async function probabilityBatchSteps(
	engine: Engine,
	logits: readonly (readonly number[])[],
	targets: readonly (readonly number[])[],
	{ weight, labelSmoothing = 0 }: BatchOptions = {},
): Promise<ProbabilitySteps> {
	const [rows, classes] = [logits.length, logits[0]?.length ?? 0];
	const smoothing = labelSmoothing > 0 ? labelSmoothing : 0;
	const shape = [rows, classes];
	const r = await engine.run((o) => {
		const nll = o.sub(o.tensor([0], [1, 1]), logSoftmaxSteps(o, o.tensor(logits.flat(), shape)).logSoftmax);
		const given = o.tensor(targets.flat(), shape);
		const target = smoothing
			? o.add(o.mul(given, o.tensor([1 - smoothing], [1, 1])), o.tensor([smoothing / classes], [1, 1]))
			: given;
		const product = o.mul(nll, target);
		const terms = weight ? o.mul(product, o.tensor(weight, [1, classes])) : product;
		const each = o.sumLast(terms);
		return { nll, target, terms, rows: each, sum: o.sum(each) };
	});
	return {
		nll: columns(r.nll, classes),
		rows: [...r.rows],
		sum: r.sum[0] ?? Number.NaN,
		divisor: rows,
		target: columns(r.target, classes),
		terms: columns(r.terms, classes),
	};
}
