import type { State } from './state.ts';

/** The state as a Python program that sets the variables before CUDA starts, and says what it sees. */
export function asPyTorch({ value, order }: State): string {
	const set = (name: string, text: string) => `os.environ["${name}"] = ${JSON.stringify(text)}`;
	return [
		'import os',
		'',
		'# before anything starts CUDA',
		set('CUDA_DEVICE_ORDER', order),
		value === undefined ? 'os.environ.pop("CUDA_VISIBLE_DEVICES", None)' : set('CUDA_VISIBLE_DEVICES', value),
		'',
		'import torch',
		'',
		'print(torch.cuda._parse_visible_devices())',
		'for i in range(torch.cuda.device_count()):',
		'    print(f"cuda:{i}", torch.cuda.get_device_name(i))',
		'',
	].join('\n');
}

/** A value as one word of a POSIX shell. */
const quoted = (value: string) => (/^[\w,.:+-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);

/** The same in front of a command, on one line of a shell. */
export function asCommand({ value, order }: State): string {
	const words = [
		...(order === 'PCI_BUS_ID' ? ['CUDA_DEVICE_ORDER=PCI_BUS_ID'] : []),
		...(value === undefined ? [] : [`CUDA_VISIBLE_DEVICES=${quoted(value)}`]),
	];
	return `${value === undefined ? 'env -u CUDA_VISIBLE_DEVICES ' : ''}${words.join(' ')}${words.length ? ' ' : ''}python train.py`;
}
