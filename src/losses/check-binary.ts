import { broadcastShape, checkFits } from './broadcast.ts';
import { isFloating, SCALAR_TYPE, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

const size = (shape: readonly number[]) => `torch.Size(${shapeText(shape)})`;

/** As PyTorch's kernel does it: element by element, the input before the target. */
function checkProbabilities(input: TensorData, target: TensorData): void {
	for (let i = 0; i < input.data.length; i++) {
		for (const [name, { data }] of Object.entries({ input, target })) {
			const v = data[i] ?? Number.NaN;
			if (!(v >= 0 && v <= 1))
				throw new TorchError('RuntimeError', `all elements of ${name} should be between 0 and 1`);
		}
	}
}

/** `weight.expand(…)` of `nn.functional`, which has a text of its own, with dimensions counted from the right. */
function checkExpands(weight: readonly number[], target: readonly number[]): void {
	const common = [...Array.from({ length: Math.max(0, weight.length - target.length) }, () => 1), ...target];
	for (let i = 1; i <= weight.length; i++) {
		const [own = 1, wanted = 1] = [weight.at(-i), common.at(-i)];
		if (own !== wanted && own !== 1 && wanted !== 1) {
			throw new TorchError(
				'RuntimeError',
				`Attempting to broadcast a dimension of length ${own} at -${i}! Mismatching argument at index 1 had ${size(weight)}; but expected shape should be broadcastable to ${shapeText(common)}`,
			);
		}
	}
}

/**
 * Checks what `nn.BCELoss` is given, in PyTorch's order.
 *
 * @throws TorchError for other shapes, other dtypes, anything outside 0…1 or nan, and a weight that does not fit
 */
export function checkBce(input: TensorData, target: TensorData, weight?: TensorData): void {
	if (!sameShape(input.shape, target.shape)) {
		throw new TorchError(
			'ValueError',
			`Using a target size (${size(target.shape)}) that is different to the input size (${size(input.shape)}) is deprecated. Please ensure they have the same size.`,
		);
	}
	if (weight) checkExpands(weight.shape, target.shape);
	if (target.dtype !== input.dtype) {
		throw new TorchError(
			'RuntimeError',
			`Found dtype ${SCALAR_TYPE[target.dtype]} but expected ${SCALAR_TYPE[input.dtype]}`,
		);
	}
	if (!isFloating(input)) {
		throw new TorchError(
			'NotImplementedError',
			`"binary_cross_entropy" not implemented for '${SCALAR_TYPE[input.dtype]}'`,
		);
	}
	checkProbabilities(input, target);
	if (weight) checkFits(input.shape, broadcastShape(target.shape, weight.shape));
}

/** `1 - target` and `pos_weight - 1` of truth values, which PyTorch will not guess the meaning of. */
const SUBTRACTION = {
	target:
		'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
	posWeight:
		'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
};

/**
 * Checks what `nn.BCEWithLogitsLoss` is given, in PyTorch's order.
 *
 * @throws TorchError for other shapes, logits or targets that are no floats, and weights that do not fit
 */
export function checkWithLogits(
	input: TensorData,
	target: TensorData,
	{ weight, posWeight }: { weight?: TensorData; posWeight?: TensorData } = {},
): void {
	if (!sameShape(input.shape, target.shape)) {
		throw new TorchError(
			'ValueError',
			`Target size (${size(target.shape)}) must be the same as input size (${size(input.shape)})`,
		);
	}
	if (!isFloating(input)) {
		throw new TorchError('NotImplementedError', `"log_sigmoid_cpu" not implemented for '${SCALAR_TYPE[input.dtype]}'`);
	}
	if (posWeight?.dtype === 'bool') throw new TorchError('NotImplementedError', SUBTRACTION.posWeight);
	const factor = broadcastShape(posWeight?.shape ?? [], target.shape);
	if (target.dtype === 'bool') throw new TorchError('NotImplementedError', SUBTRACTION.target);
	if (!isFloating(target)) {
		throw new TorchError(
			'RuntimeError',
			`result type Float can't be cast to the desired output type ${SCALAR_TYPE[target.dtype]}`,
		);
	}
	checkFits(target.shape, factor);
	if (weight) checkFits(target.shape, broadcastShape(target.shape, weight.shape));
}
