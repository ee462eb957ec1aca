import { checkTarget } from './check-target.ts';
import { SCALAR_TYPE, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

const fail = (text: string): never => {
	throw new TorchError('RuntimeError', text);
};

function checkWeight(weight: TensorData | undefined, classes: number, prefix = ''): void {
	if (weight && !sameShape(weight.shape, [classes])) {
		fail(
			`${prefix}weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight.shape)}`,
		);
	}
}

/** The shapes of an index target: (), (N) or (N,d1…dK) for inputs (C), (N,C) or (N,C,d1…dK). */
function checkIndexShape(input: readonly number[], target: readonly number[]): void {
	const [batch = 0, , ...rest] = input;
	if (input.length <= 2) {
		if (target.length > 1) fail('0D or 1D target tensor expected, multi-target not supported');
		if (input.length === 1 && target.length === 1) {
			fail(`size mismatch (got input: ${shapeText(input)}, target: ${shapeText(target)})`);
		}
	}
	if (input.length > 1 && batch !== target[0]) {
		throw new TorchError(
			'ValueError',
			`Expected input batch_size (${batch}) to match target batch_size (${target[0]}).`,
		);
	}
	if (input.length === 4) {
		if (target.length !== 3) {
			fail(`only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.length}`);
		}
		// PyTorch's own text lacks the closing bracket, and has a blank before the comma
		if (!sameShape(target.slice(1), rest)) {
			fail(`size mismatch (got input: ${shapeText(input)} , target: ${shapeText(target)}`);
		}
	} else if (input.length > 2 && !sameShape(target, [batch, ...rest])) {
		fail(`Expected target size ${shapeText([batch, ...rest])}, got ${shapeText(target)}`);
	}
}

/** A double as a C++ stream writes it: six digits, `1e+06` from there on. */
function streamed(value: number): string {
	if (!Number.isFinite(value)) return String(value).replace('Infinity', 'inf');
	const [digits, exponent = 0] = value.toExponential(5).split('e').map(Number);
	if (exponent < 6) return String(Number(value.toPrecision(6)));
	return `${digits}e+${String(exponent).padStart(2, '0')}`;
}

function checkSmoothing(smoothing: number): void {
	if (smoothing > 1) fail(`label_smoothing must be between 0.0 and 1.0. Got: ${streamed(smoothing)}`);
}

/**
 * Checks what a loss over classes is given, in PyTorch's order.
 *
 * @throws TorchError with PyTorch 2.14's type and text
 */
export function checkClassInputs(
	input: TensorData,
	target: TensorData,
	options: {
		weight?: TensorData | undefined;
		ignoreIndex: number;
		labelSmoothing: number;
		/** Whether a target of the input's shape means probabilities; NLLLoss has none. */
		probabilities: boolean;
	},
): void {
	const classes = (input.shape.length === 1 ? input.shape[0] : input.shape[1]) ?? 0;
	const { weight, ignoreIndex, labelSmoothing } = options;
	if (options.probabilities && sameShape(input.shape, target.shape)) {
		if (target.dtype !== 'float32' && target.dtype !== 'float64') {
			fail(`Expected floating point type for target with class probabilities, got ${SCALAR_TYPE[target.dtype]}`);
		}
		if (ignoreIndex >= 0) fail('ignore_index is not supported for floating point target');
		checkWeight(weight, classes, 'cross_entropy: ');
		checkSmoothing(labelSmoothing);
		return;
	}
	checkSmoothing(labelSmoothing);
	checkIndexShape(input.shape, target.shape);
	if (target.dtype !== 'int64' && target.dtype !== 'uint8') {
		fail(`expected target dtype to be Long or Byte, but got ${SCALAR_TYPE[target.dtype]}`);
	}
	checkWeight(weight, classes);
	for (const index of Array.from(target.data)) checkTarget(index, classes, ignoreIndex);
}
