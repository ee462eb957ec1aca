import type { Engine, Ops, Values } from '../engine/index.ts';
import { bceSteps, withLogitsSteps } from './binary-steps.ts';
import { checkReduction, type Reduction } from './reduction.ts';
import { countOf, type LossResult, SCALAR_TYPE, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

export interface BinaryOptions {
	/** One weight an element; it multiplies the loss, and `mean` still divides by the number of elements. */
	weight?: TensorData;
	reduction?: string;
	/** ∂/∂loss: one number for `mean` and `sum`, one an element for `none`; default 1 */
	upstream?: ArrayLike<number>;
}

const size = (shape: readonly number[]) => `torch.Size(${shapeText(shape)})`;
const between0and1 = ({ data }: TensorData) => Array.from(data).every((v) => v >= 0 && v <= 1);

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
	const given = options.upstream ?? Float32Array.from({ length: reduction === 'none' ? count : 1 }, () => 1);
	const result = await engine.run((o) => {
		const { loss, gradient } = work(o, o.tensor(input.data, [count]));
		const weighted = (v: Values) => (options.weight ? o.mul(v, o.tensor(options.weight.data, [count])) : v);
		const each = weighted(loss);
		const divisor = o.tensor([count], [1]);
		const upstream = o.tensor(given, [given.length]);
		const scale = reduction === 'mean' ? o.div(upstream, divisor) : upstream;
		const total = reduction === 'none' ? each : reduction === 'sum' ? o.sum(each) : o.div(o.sum(each), divisor);
		return { loss: total, gradient: o.mul(weighted(gradient), scale) };
	});
	return { shape: reduction === 'none' ? input.shape : [], ...result };
}

/** @throws TorchError for what `nn.BCELoss` refuses: other shapes, other dtypes, anything outside 0…1 or nan */
export function checkBce(input: TensorData, target: TensorData): void {
	if (!sameShape(input.shape, target.shape)) {
		throw new TorchError(
			'ValueError',
			`Using a target size (${size(target.shape)}) that is different to the input size (${size(input.shape)}) is deprecated. Please ensure they have the same size.`,
		);
	}
	if (target.dtype !== input.dtype) {
		throw new TorchError(
			'RuntimeError',
			`Found dtype ${SCALAR_TYPE[target.dtype]} but expected ${SCALAR_TYPE[input.dtype]}`,
		);
	}
	for (const [name, tensor] of Object.entries({ input, target })) {
		if (!between0and1(tensor))
			throw new TorchError('RuntimeError', `all elements of ${name} should be between 0 and 1`);
	}
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
	const { reduction = 'mean' } = options;
	checkReduction(reduction);
	checkBce(input, target);
	return elementwise(engine, input, reduction, options, (o) =>
		bceSteps(o, input.data, o.tensor(target.data, [target.data.length])),
	);
}

export interface LogitsOptions extends BinaryOptions {
	/** Weight of the positive answers, broadcast against the target from the last axis. */
	posWeight?: TensorData;
}

/** Repeats a tensor over leading axes, as broadcasting does; its shape must fit. */
function broadcast({ data, shape }: TensorData, to: readonly number[]): Float32Array {
	if (shape.length > to.length) {
		throw new TorchError(
			'RuntimeError',
			`output with shape ${shapeText(to)} doesn't match the broadcast shape ${shapeText(shape)}`,
		);
	}
	const padded = [...to.slice(0, to.length - shape.length).map(() => 1), ...shape];
	for (let axis = to.length - 1; axis >= 0; axis--) {
		const [a = 1, b = 1] = [padded[axis], to[axis]];
		if (a !== b && a !== 1) {
			throw new TorchError(
				'RuntimeError',
				`The size of tensor a (${a}) must match the size of tensor b (${b}) at non-singleton dimension ${axis}`,
			);
		}
	}
	return Float32Array.from({ length: countOf(to) }, (_, flat) => {
		let rest = flat;
		let index = 0;
		let stride = 1;
		for (let axis = to.length - 1; axis >= 0; axis--) {
			const length = to[axis] ?? 1;
			const own = padded[axis] ?? 1;
			if (own > 1) index += (rest % length) * stride;
			stride *= own;
			rest = Math.floor(rest / length);
		}
		return data[index] ?? Number.NaN;
	});
}

/** @throws TorchError for what `nn.BCEWithLogitsLoss` refuses: other shapes, targets that are no floats */
export function checkWithLogits(input: TensorData, target: TensorData): void {
	if (!sameShape(input.shape, target.shape)) {
		throw new TorchError(
			'ValueError',
			`Target size (${size(target.shape)}) must be the same as input size (${size(input.shape)})`,
		);
	}
	if (target.dtype === 'bool') {
		throw new TorchError(
			'NotImplementedError',
			'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
		);
	}
	if (target.dtype !== 'float32' && target.dtype !== 'float64') {
		throw new TorchError(
			'RuntimeError',
			`result type Float can't be cast to the desired output type ${SCALAR_TYPE[target.dtype]}`,
		);
	}
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
	const { reduction = 'mean', posWeight } = options;
	checkReduction(reduction);
	checkWithLogits(input, target);
	const positive = posWeight && broadcast(posWeight, target.shape);
	return elementwise(engine, input, reduction, options, (o, x) => {
		const count = [target.data.length];
		const t = o.tensor(target.data, count);
		return withLogitsSteps(o, x, t, positive && o.tensor(positive, count));
	});
}
