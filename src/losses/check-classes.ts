import { checkIndexTarget } from './check-index-target.ts';
import { countOf, isFloating, SCALAR_TYPE, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

const fail = (text: string): never => {
	throw new TorchError('RuntimeError', text);
};

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

/** What `log_softmax` refuses; of nothing it computes nothing. */
function checkLogits({ shape, dtype }: TensorData): void {
	if (isFloating({ dtype }) || countOf(shape) === 0) return;
	const kernel = shape.length > 2 ? 'log_softmax_kernel_impl' : 'log_softmax_lastdim_kernel_impl';
	throw new TorchError('NotImplementedError', `"${kernel}" not implemented for '${SCALAR_TYPE[dtype]}'`);
}

/** A target of the input's shape: class probabilities. */
function checkProbabilities(
	input: TensorData,
	target: TensorData,
	{ weight, ignoreIndex, labelSmoothing }: ClassOptions,
): void {
	const classes = (input.shape.length === 1 ? input.shape[0] : input.shape[1]) ?? 0;
	if (!isFloating(target)) {
		fail(`Expected floating point type for target with class probabilities, got ${SCALAR_TYPE[target.dtype]}`);
	}
	if (input.shape.length === 0) {
		throw new TorchError('IndexError', 'Dimension specified as 1 but tensor has no dimensions');
	}
	if (ignoreIndex >= 0) fail('ignore_index is not supported for floating point target');
	if (weight && !sameShape(weight.shape, [classes])) {
		fail(
			`cross_entropy: weight tensor should be defined either for all ${classes} classes or no classes but got weight tensor of shape: ${shapeText(weight.shape)}`,
		);
	}
	checkSmoothing(labelSmoothing);
	checkLogits(input);
}

interface ClassOptions {
	weight?: TensorData | undefined;
	ignoreIndex: number;
	labelSmoothing: number;
}

/**
 * Checks what a loss over classes is given, in PyTorch's order.
 *
 * @param options of the loss, and `fromLogits`: true for CrossEntropyLoss, where a target of the input's shape means
 * probabilities; false for NLLLoss
 * @throws TorchError with PyTorch 2.14's type and text
 */
export function checkClassInputs(
	input: TensorData,
	target: TensorData,
	{ fromLogits, ...options }: ClassOptions & { fromLogits: boolean },
): void {
	const { weight, ignoreIndex, labelSmoothing } = options;
	if (fromLogits) {
		if (sameShape(input.shape, target.shape)) {
			checkProbabilities(input, target, options);
			return;
		}
		checkSmoothing(labelSmoothing);
		if (input.shape.length === 0) {
			throw new TorchError('IndexError', 'Dimension out of range (expected to be in range of [-1, 0], but got 1)');
		}
		checkLogits(input);
	}
	checkIndexTarget(input, target, { weight, ignoreIndex, smoothed: labelSmoothing > 0 });
}
