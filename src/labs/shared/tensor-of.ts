import type { TensorData } from '../../losses/tensor-data.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { parseLiteral } from './literal.ts';

/**
 * `torch.tensor` of a list as typed, with its errors for what is no number: a str in front is taken
 * for a nested sequence, a str or None further back stops the search for a dtype (goldens.json).
 */
export function tensorOf(texts: readonly string[]): number[] {
	return texts.map(parseLiteral).map((literal, i) => {
		if (literal.kind === 'none') throw new TorchError('RuntimeError', 'Could not infer dtype of NoneType');
		if (literal.kind === 'str') {
			throw i === 0
				? new TorchError('ValueError', "too many dimensions 'str'")
				: new TorchError('TypeError', "new(): invalid data type 'str'");
		}
		return literal.value;
	});
}

/** Whole numbers from here on do not fit into int64. */
const INT64 = 2 ** 63;

/**
 * `torch.tensor` of a target as typed: int64 where all are whole numbers, else float32.
 *
 * @throws TorchError as {@link tensorOf}; and for a class index of which float64 could not tell the last digit,
 * which is out of bounds in any case
 */
export function targetOf(texts: readonly string[]): Pick<TensorData, 'dtype'> & { data: number[] } {
	const data = tensorOf(texts);
	const literals = texts.map(parseLiteral);
	if (!literals.every(({ kind }) => kind === 'int')) return { dtype: 'float32', data };
	if (data.some((v) => v >= INT64 || v < -INT64))
		throw new TorchError('ValueError', 'Overflow when unpacking long long');
	const long = data.findIndex((v) => !Number.isSafeInteger(v));
	if (long >= 0) throw new TorchError('IndexError', `Target ${literals[long]?.source} is out of bounds.`);
	return { dtype: 'int64', data };
}
