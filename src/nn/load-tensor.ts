import { type StateDictEntry, sizeText, type TensorSpec } from './module-tree.ts';
import { type Progress, Raised } from './progress.ts';

const LAZY =
	"Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes.";
const INTO_META =
	'copying from a non-meta parameter in the checkpoint to a meta parameter in the current model, which is a no-op. (Did you mean to pass `assign=True` to assign items in the state dictionary to their corresponding key in the module instead of copying them in place?)';
const COMPLEX_TO_REAL = 'Casting complex values to real discards the imaginary part';

const isComplex = (dtype: string) => dtype.startsWith('complex');
const hasGradient = (dtype: string) => /^(float|bfloat|complex)/.test(dtype);

/** A tensor of a module, and whether it is a parameter that gets gradients. */
export interface LocalTensor {
	readonly tensor: TensorSpec;
	readonly trains: boolean;
}

/** What cannot be copied or assigned, as the exception's argument; undefined where it can. */
function refusal({ tensor, trains }: LocalTensor, given: TensorSpec, assign: boolean): string | undefined {
	if (assign) {
		// a parameter keeps requires_grad, which only these dtypes may have
		return trains && !hasGradient(given.dtype)
			? 'Only Tensors of floating point and complex dtype can require gradients'
			: undefined;
	}
	return given.meta && !tensor.meta ? 'Cannot copy out of meta tensor; no data!' : undefined;
}

/**
 * Loads one entry into one tensor of the model, or notes what PyTorch says instead.
 *
 * @throws Raised for a lazy parameter, whose shape nobody can ask for
 */
export function loadTensor(
	key: string,
	local: LocalTensor,
	entry: StateDictEntry,
	assign: boolean,
	{ messages, warnings, loaded }: Progress,
): void {
	const { tensor } = local;
	if (entry.kind === 'object') {
		messages.push(
			`While copying the parameter named "${key}", expected torch.Tensor or Tensor-like object from checkpoint but received ${entry.type}`,
		);
		return;
	}
	if (entry.kind === 'lazy') throw new Raised('RuntimeError', LAZY);
	// PyTorch 0.3 had no tensors without dimensions, and saved one element instead
	const given = tensor.shape.length === 0 && entry.shape.join() === '1' ? { ...entry, shape: [] } : entry;
	if (given.shape.join() !== tensor.shape.join() || given.shape.length !== tensor.shape.length) {
		messages.push(
			`size mismatch for ${key}: copying a param with shape ${sizeText(given.shape)} from checkpoint, the shape in current model is ${sizeText(tensor.shape)}.`,
		);
		return;
	}
	const refused = refusal(local, given, assign);
	if (refused) {
		messages.push(
			`While copying the parameter named "${key}", whose dimensions in the model are ${sizeText(tensor.shape)} and whose dimensions in the checkpoint are ${sizeText(given.shape)}, an exception occurred : ('${refused}',).`,
		);
		return;
	}
	if (assign) {
		loaded.set(key, given);
		return;
	}
	if (tensor.meta && !given.meta) warnings.add(`for ${key}: ${INTO_META}`);
	// a bool keeps whether there is anything, of the imaginary part too
	else if (isComplex(given.dtype) && !isComplex(tensor.dtype) && tensor.dtype !== 'bool') warnings.add(COMPLEX_TO_REAL);
	loaded.set(key, tensor);
}
