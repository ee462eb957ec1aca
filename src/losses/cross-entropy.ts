import type { Engine, Ops, Values } from '../engine/index.ts';
import { checkClassInputs } from './check-classes.ts';
import { IGNORE_INDEX } from './check-target.ts';
import { classesBack, classesLast, classLayout } from './class-layout.ts';
import { logSoftmaxSteps } from './cross-entropy-steps.ts';
import { type Reduction, reductionOf } from './reduction.ts';
import { reducedRows, rowPlan } from './row-plan.ts';
import { countOf, isFloating, type LossResult, sameShape, type TensorData } from './tensor-data.ts';

export interface CrossEntropyOptions {
	/** One weight a class, shape (C) */
	weight?: TensorData;
	/** The class index that does not count; default -100 */
	ignoreIndex?: number;
	/** ε in 0…1; below 0 or nan it is silently no smoothing, as in PyTorch */
	labelSmoothing?: number;
	reduction?: string;
	/** ∂/∂loss: one number for `mean` and `sum`, one a position for `none`; default 1 */
	upstream?: ArrayLike<number>;
}

/** What the rows' arithmetic needs beside log-probabilities. */
interface Rows {
	o: Ops;
	rows: number;
	classes: number;
	weight: Values | undefined;
	smoothing: number;
	reduction: Reduction;
	upstream: Values;
}

const asColumn = (rows: number) => [rows, 1];

/** `mean`, `sum` or `none` of a column, and what the gradient of a row has to be multiplied with. */
function reduce({ o, reduction, upstream }: Rows, column: Values, divisor: Values) {
	if (reduction === 'none') return { loss: column, scale: upstream };
	if (reduction === 'sum') return { loss: o.sum(column), scale: upstream };
	return { loss: o.div(o.sum(column), divisor), scale: o.div(upstream, divisor) };
}

/** Loss and ∂/∂log p for class indices (E1, E3 of PyTorch's documentation); an index of -1 is ignored. */
function indexRows(r: Rows, logp: Values, indices: Float32Array) {
	const { o, rows, classes } = r;
	const zero = o.tensor([0], [1, 1]);
	const mask = o.equal(
		o.tensor(
			Float32Array.from({ length: classes }, (_, c) => c),
			[1, classes],
		),
		o.tensor(indices, asColumn(rows)),
	);
	const counted = o.tensor(
		indices.map((i) => (i < 0 ? 0 : 1)),
		asColumn(rows),
	);
	const target = r.weight ? o.sumLast(o.where(mask, r.weight, zero)) : counted;
	const total = o.sum(target);
	const picked = o.sumLast(o.where(mask, logp, zero));
	const nll = reduce(r, o.where(counted, o.mul(o.sub(zero, target), picked), zero), total);
	const towards = (scale: Values) => o.where(mask, o.mul(o.sub(zero, target), scale), zero);
	if (r.smoothing <= 0) return { loss: nll.loss, gradient: towards(nll.scale) };
	const all = o.sumLast(r.weight ? o.mul(logp, r.weight) : logp);
	const smooth = reduce(r, o.where(counted, o.sub(zero, all), zero), total);
	const keep = o.tensor([1 - r.smoothing], [1]);
	const share = o.tensor([r.smoothing / classes], [1]);
	// as PyTorch's, the gradient of a row that is ignored is 0 times the weights: nan if one is nan or infinite
	const each = o.where(counted, o.mul(share, smooth.scale), zero);
	const even = r.weight ? o.mul(r.weight, each) : each;
	return {
		loss: o.add(o.mul(nll.loss, keep), o.mul(smooth.loss, share)),
		gradient: o.sub(o.mul(keep, o.where(counted, towards(nll.scale), zero)), even),
	};
}

/** Loss and ∂/∂log p for class probabilities (E2); `mean` divides by the number of rows, not by weights. */
function probabilityRows(r: Rows, logp: Values, probabilities: Float32Array) {
	const { o, rows, classes, smoothing } = r;
	const zero = o.tensor([0], [1, 1]);
	const given = o.tensor(probabilities, [rows, classes]);
	const smoothed =
		smoothing > 0
			? o.add(o.mul(given, o.tensor([1 - smoothing], [1, 1])), o.tensor([smoothing / classes], [1, 1]))
			: given;
	const weighted = (v: Values) => (r.weight ? o.mul(v, r.weight) : v);
	const column = o.sub(zero, o.sumLast(weighted(o.mul(logp, smoothed))));
	const { loss, scale } = reduce(r, column, o.tensor([rows], [1]));
	return { loss, gradient: o.sub(zero, weighted(o.mul(smoothed, scale))) };
}

/** The loss over no elements at all, which no GPU needs to be asked about: 0 a row, if there are rows without classes. */
function empty(reduction: Reduction, positions: readonly number[]): LossResult {
	const rows = new Float32Array(countOf(positions));
	const loss = { none: rows, sum: [0], mean: [Number.NaN] }[reduction];
	return { shape: reduction === 'none' ? positions : [], loss: Float32Array.from(loss), gradient: new Float32Array(0) };
}

async function classLoss(
	engine: Engine,
	input: TensorData,
	target: TensorData,
	options: CrossEntropyOptions,
	fromLogits: boolean,
): Promise<LossResult> {
	const { weight, ignoreIndex = IGNORE_INDEX, labelSmoothing = 0 } = options;
	const reduction = reductionOf(options.reduction);
	checkClassInputs(input, target, { weight, ignoreIndex, labelSmoothing, fromLogits });
	const { classes, rows, positions } = classLayout(input.shape);
	if (rows === 0 || classes === 0) return empty(reduction, positions);
	const soft = fromLogits && isFloating(target) && sameShape(input.shape, target.shape);
	const indices = soft ? undefined : Float32Array.from(target.data, (i) => (i === ignoreIndex ? -1 : i));
	const given = options.upstream ?? Float32Array.from({ length: reduction === 'none' ? rows : 1 }, () => 1);
	const plan =
		fromLogits && indices && labelSmoothing <= 0 ? rowPlan(indices, weight?.data, reduction, given) : undefined;
	let divisor = 1;
	const { loss, gradient } = await engine.run((o) => {
		const x = o.tensor(classesLast(input.data, input.shape), [rows, classes]);
		const fused = plan && reducedRows(o, x, o.tensor(plan.rows, [rows, 3]), reduction, true);
		if (plan && fused?.gradient) {
			divisor = plan.divisor;
			return { loss: fused.loss, gradient: fused.gradient };
		}
		const logp = fromLogits ? logSoftmaxSteps(o, x).logSoftmax : x;
		const r: Rows = {
			o,
			rows,
			classes,
			weight: weight && o.tensor(weight.data, [1, classes]),
			// nan smooths nothing either
			smoothing: labelSmoothing > 0 ? labelSmoothing : 0,
			reduction,
			upstream: o.tensor(given, reduction === 'none' ? asColumn(rows) : [1]),
		};
		const step = indices
			? indexRows(r, logp, indices)
			: probabilityRows(r, logp, classesLast(target.data, target.shape));
		// through log softmax: g − softmax · Σ g
		const back = fromLogits ? o.sub(step.gradient, o.mul(o.exp(logp), o.sumLast(step.gradient))) : step.gradient;
		return { loss: step.loss, gradient: back };
	});
	return {
		shape: reduction === 'none' ? positions : [],
		loss: divisor === 1 ? loss : loss.map((sum) => sum / divisor),
		gradient: classesBack(gradient, input.shape),
	};
}

/**
 * `nn.CrossEntropyLoss`, forward and gradient.
 *
 * @param input logits of shape (C), (N,C) or (N,C,d1…dK)
 * @param target class indices of shape (), (N) or (N,d1…dK), or class probabilities of the input's shape
 * @throws TorchError with PyTorch 2.14's type and text for what PyTorch refuses, in forward or backward
 * @see torch 2.14.1, aten/src/ATen/native/LossNLL.cpp
 */
export function crossEntropyLoss(
	engine: Engine,
	input: TensorData,
	target: TensorData,
	options: CrossEntropyOptions = {},
): Promise<LossResult> {
	return classLoss(engine, input, target, options, true);
}

/**
 * `nn.NLLLoss`, forward and gradient: the same with log-probabilities as input and without smoothing.
 *
 * @param input log-probabilities of shape (C), (N,C) or (N,C,d1…dK)
 * @param target class indices of shape (), (N) or (N,d1…dK)
 * @throws TorchError as {@link crossEntropyLoss}
 */
export function nllLoss(
	engine: Engine,
	input: TensorData,
	target: TensorData,
	options: Omit<CrossEntropyOptions, 'labelSmoothing'> = {},
): Promise<LossResult> {
	return classLoss(engine, input, target, options, false);
}
