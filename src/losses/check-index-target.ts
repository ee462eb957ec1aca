import { checkTarget } from './check-target.ts';
import { countOf, isFloating, SCALAR_TYPE, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

const fail = (text: string): never => {
	throw new TorchError('RuntimeError', text);
};

function checkDtype(target: TensorData): void {
	if (target.dtype !== 'int64' && target.dtype !== 'uint8') {
		fail(`expected target dtype to be Long or Byte, but got ${SCALAR_TYPE[target.dtype]}`);
	}
}

/** A kernel is compiled for floats only, and takes weights of its input's type only. */
function checkKernel(name: string, input: TensorData, weight: TensorData | undefined): void {
	const type = SCALAR_TYPE[input.dtype];
	if (!isFloating(input)) throw new TorchError('NotImplementedError', `"${name}" not implemented for '${type}'`);
	if (weight && weight.dtype !== input.dtype) {
		fail(`expected scalar type ${type} but found ${SCALAR_TYPE[weight.dtype]}`);
	}
}

/** `nll_loss_forward`: inputs (C) and (N,C). */
function checkRows(input: TensorData, target: TensorData, weight: TensorData | undefined): void {
	const classes = input.shape.at(-1) ?? 0;
	if (target.shape.length > 1) fail('0D or 1D target tensor expected, multi-target not supported');
	checkDtype(target);
	const [length = 1] = target.shape;
	if (input.shape.length === 1 && length !== 1) {
		throw new TorchError('ValueError', `For 1D input, 1D target must have size 1, but got target size: ${length}`);
	}
	// what is left of no batch at all
	if (input.shape.length === 2 && target.shape.length === 0) {
		throw new TorchError('IndexError', 'Dimension specified as 0 but tensor has no dimensions');
	}
	if (weight && !sameShape(weight.shape, [classes])) {
		fail(
			`weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight.shape)}`,
		);
	}
	checkKernel('nll_loss_out_frame', input, weight);
}

/** `nll_loss2d_forward`: inputs (N,C,H,W), and all others with more than one position a sample, seen as (N,C,1,…). */
function checkPositions(input: TensorData, target: TensorData, weight: TensorData | undefined): void {
	const [batch = 0, classes = 0, ...rest] = input.shape;
	const image = rest.length === 2;
	if (image && target.shape.length !== 3) {
		fail(`only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.shape.length}`);
	}
	if (!image && !sameShape(target.shape, [batch, ...rest])) {
		fail(`Expected target size ${shapeText([batch, ...rest])}, got ${shapeText(target.shape)}`);
	}
	checkDtype(target);
	if (weight && countOf(weight.shape) !== classes) {
		fail('weight tensor should be defined either for all or no classes');
	}
	// PyTorch's own text lacks the closing bracket, and has a blank before the comma
	if (!sameShape(target.shape.slice(1), rest)) {
		fail(`size mismatch (got input: ${shapeText(input.shape)} , target: ${shapeText(target.shape)}`);
	}
	checkKernel('nll_loss2d_forward_out_frame', input, weight);
	if (target.dtype === 'uint8') fail('expected scalar type Long but found Byte');
}

/**
 * Checks what `nll_loss` is given, in PyTorch's order: a target of shape (), (N) or (N,d1…dK) for inputs (C), (N,C)
 * or (N,C,d1…dK), of class indices in range.
 *
 * @param smoothed whether the loss goes on to smooth its labels
 * @throws TorchError with PyTorch 2.14's type and text, in forward or backward
 */
export function checkIndexTarget(
	input: TensorData,
	target: TensorData,
	{ weight, ignoreIndex, smoothed }: { weight: TensorData | undefined; ignoreIndex: number; smoothed: boolean },
): void {
	const rank = input.shape.length;
	if (rank === 0) throw new TorchError('ValueError', 'Expected 1 or more dimensions (got 0)');
	const [batch = 0, classes = 0] = rank === 1 ? [1, input.shape[0]] : input.shape;
	if (rank > 1 && batch !== (target.shape[0] ?? 0)) {
		throw new TorchError(
			'ValueError',
			`Expected input batch_size (${batch}) to match target batch_size (${target.shape[0] ?? 0}).`,
		);
	}
	(rank <= 2 ? checkRows : checkPositions)(input, target, weight);
	for (const index of Array.from(target.data)) checkTarget(index, classes, ignoreIndex);
	// the kernel takes one target in a list for one input; smoothing, and the gradient, do not
	if (rank === 1 && target.shape.length === 1 && (smoothed || classes !== 1)) {
		fail(
			smoothed
				? "output with shape [] doesn't match the broadcast shape [1]"
				: `size mismatch (got input: ${shapeText(input.shape)}, target: ${shapeText(target.shape)})`,
		);
	}
}
