import type { Engine, Ops, Values } from '../engine/index.ts';
import { bceSteps, withLogitsSteps } from './binary-steps.ts';
import { expanded } from './broadcast.ts';
import { checkBce, checkWithLogits } from './check-binary.ts';
import { type Reduction, reductionOf } from './reduction.ts';
import { countOf, type LossResult, type TensorData } from './tensor-data.ts';

export interface BinaryOptions {
	/** Multiplies the loss, broadcast against it from the last axis; `mean` still divides by the number of elements. */
	weight?: TensorData;
	reduction?: string;
	/** ∂/∂loss: one number for `mean` and `sum`, one an element for `none`; default 1 */
	upstream?: ArrayLike<number>;
}

async function elementwise(
	engine: Engine,
	input: TensorData,
	reduction: Reduction,
	options: BinaryOptions,
	work: (o: Ops, x: Values) => { loss: Values; gradient: Values },
): Promise<LossResult> {
	const count = countOf(input.shape);
	if (count === 0) {
		const loss = { none: [], sum: [0], mean: [Number.NaN] }[reduction];
		const shape = reduction === 'none' ? input.shape : [];
		return { shape, loss: Float32Array.from(loss), gradient: new Float32Array(0) };
	}
	const weight = options.weight && expanded(options.weight, input.shape);
	const given = options.upstream ?? Float32Array.from({ length: reduction === 'none' ? count : 1 }, () => 1);
	const result = await engine.run((o) => {
		const { loss, gradient } = work(o, o.tensor(input.data, [count]));
		const weighted = (v: Values) => (weight ? o.mul(v, o.tensor(weight, [count])) : v);
		const each = weighted(loss);
		const divisor = o.tensor([count], [1]);
		const upstream = o.tensor(given, [given.length]);
		const scale = reduction === 'mean' ? o.div(upstream, divisor) : upstream;
		const total = reduction === 'none' ? each : reduction === 'sum' ? o.sum(each) : o.div(o.sum(each), divisor);
		return { loss: total, gradient: o.mul(weighted(gradient), scale) };
	});
	return { shape: reduction === 'none' ? input.shape : [], ...result };
}

/**
 * `nn.BCELoss`, forward and gradient.
 *
 * @param input probabilities, any shape
 * @param target in 0…1, the input's shape, float32
 * @throws TorchError with PyTorch 2.14's type and text for what PyTorch refuses
 * @see torch 2.14.1, aten/src/ATen/native/Loss.cpp: each logarithm is at least -100
 */
export async function bceLoss(
	engine: Engine,
	input: TensorData,
	target: TensorData,
	options: BinaryOptions = {},
): Promise<LossResult> {
	const reduction = reductionOf(options.reduction);
	checkBce(input, target, options.weight);
	return elementwise(engine, input, reduction, options, (o) =>
		bceSteps(o, input.data, o.tensor(target.data, [target.data.length])),
	);
}

export interface LogitsOptions extends BinaryOptions {
	/** Weight of the positive answers, broadcast against the target from the last axis. */
	posWeight?: TensorData;
}

/**
 * `nn.BCEWithLogitsLoss`, forward and gradient.
 *
 * @param input logits, any shape
 * @param target the input's shape, floating; its range is not checked, as in PyTorch
 * @throws TorchError with PyTorch 2.14's type and text for what PyTorch refuses
 * @see torch 2.14.1, aten/src/ATen/native/Loss.cpp: (1−t)·x − (1+(P−1)·t)·log σ(x)
 */
export async function bceWithLogitsLoss(
	engine: Engine,
	input: TensorData,
	target: TensorData,
	options: LogitsOptions = {},
): Promise<LossResult> {
	const { posWeight } = options;
	const reduction = reductionOf(options.reduction);
	checkWithLogits(input, target, options);
	const positive = posWeight && expanded(posWeight, target.shape);
	return elementwise(engine, input, reduction, options, (o, x) => {
		const count = [target.data.length];
		const t = o.tensor(target.data, count);
		return withLogitsSteps(o, x, t, positive && o.tensor(positive, count));
	});
}
