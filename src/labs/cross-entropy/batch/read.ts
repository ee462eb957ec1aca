import { checkClassInputs } from '../../../losses/check-classes.ts';
import type { TensorData } from '../../../losses/tensor-data.ts';
import { TorchError } from '../../../losses/torch-error.ts';
import { type Literal, parseLiteral } from '../../shared/literal.ts';
import { targetOf, tensorOf } from '../../shared/tensor-of.ts';
import type { BatchState } from './state.ts';

/** The tensors and options that a state is about. */
export interface BatchInput {
	logits: TensorData;
	target: TensorData;
	options: { weight?: TensorData; labelSmoothing: number; ignoreIndex: number };
}

/** Python's name of what a field holds. */
const TYPE: Record<Literal['kind'], string> = { int: 'int', float: 'float', str: 'str', none: 'NoneType' };

const tensor = (shape: number[], data: number[]): TensorData => ({ dtype: 'float32', shape, data });

/** An option as PyTorch's argument parser takes it, which it does before anything is computed. */
function argument(text: string, name: string, position: number, wanted: 'int' | 'float'): number {
	const literal = parseLiteral(text);
	if (literal.kind === 'int' || (literal.kind === 'float' && wanted === 'float')) return literal.value;
	throw new TorchError(
		'TypeError',
		`cross_entropy_loss(): argument '${name}' (position ${position}) must be ${wanted}, not ${TYPE[literal.kind]}`,
	);
}

/**
 * Reads a state as PyTorch would: logits, target and weight as tensors, the options, then the loss' own checks.
 *
 * @throws TorchError with PyTorch's type and text
 */
export function readBatch(state: BatchState): BatchInput {
	const shape = [state.logits.length, state.logits[0]?.length ?? 0];
	const logits = tensor(shape, tensorOf(state.logits.flat()));
	const target = { shape: state.soft ? shape : shape.slice(0, 1), ...targetOf(state.targets.flat()) };
	const weight = state.weight.length > 0 ? tensor([state.weight.length], tensorOf(state.weight)) : undefined;
	const ignoreIndex = argument(state.ignoreIndex, 'ignore_index', 5, 'int');
	const labelSmoothing = argument(state.smoothing, 'label_smoothing', 6, 'float');
	checkClassInputs(logits, target, { weight, ignoreIndex, labelSmoothing, fromLogits: true });
	return { logits, target, options: { ...(weight ? { weight } : {}), labelSmoothing, ignoreIndex } };
}
