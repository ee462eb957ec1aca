import { ACCURACY, classLines, HELD_OUT } from '../python.ts';
import { type Form, savedName } from './form.ts';

/**
 * A complete PyTorch program for the file that the lab writes: loads it, says how many digits it reads, and saves it
 * once more in the same form. `npm run roundtrip` runs it on the very bytes.
 */
export function savedAsPyTorch(form: Form): string {
	const { what, format } = form;
	const name = savedName(form);
	const saved = what === 'whole' ? 'model' : 'model.state_dict()';
	return [
		'import torch',
		'from sklearn.datasets import load_digits',
		'from torch import nn',
		'',
		...HELD_OUT,
		'',
		'',
		...classLines('Digits'),
		'',
		'',
		...ACCURACY,
		'',
		'',
		...(what === 'whole'
			? [
					'# runs what the file says: only for a file whose author you trust',
					`model = torch.load("${name}", map_location="cpu", weights_only=False)`,
				]
			: [
					'model = Digits()',
					`print(model.load_state_dict(torch.load("${name}", map_location="cpu", weights_only=True)))`,
				]),
		'model.eval()',
		'print("reads", accuracy())',
		'',
		'# how it was saved',
		`torch.save(${saved}, "again.pth"${format === 'legacy' ? ', _use_new_zipfile_serialization=False' : ''})`,
		'',
	].join('\n');
}
