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
