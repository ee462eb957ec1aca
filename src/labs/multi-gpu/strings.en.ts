import { shared } from '../shared/strings.en.ts';
import { torchText } from '../shared/torch-text.en.ts';
import type { Fix, Into, Preset, Saved } from './state.ts';

/** The lab's English strings. */
export const strings = {
	...shared,
	...torchText,
	title: 'Do the names agree?',
	preset: {
		error: 'The error',
		silent: 'strict=False',
		sliced: 'k[7:] without a prefix',
		removed: 'removeprefix',
		nested: 'Two wrappers',
		ema: 'An EMA file',
		reverse: 'The other way round',
		all: 'The repair for all',
	} satisfies Record<Preset, string>,
	saved: 'Saved from',
	into: 'Loaded into',
	fix: 'The names before that',
	models: {
		plain: 'net, not wrapped',
		dp: 'nn.DataParallel(net)',
		ddp: 'DistributedDataParallel(net)',
		compile: 'torch.compile(net)',
		'compile-ddp': 'torch.compile(DDP(net))',
		'dp-compile': 'DataParallel(torch.compile(net))',
		ema: 'AveragedModel(net), an EMA',
	} satisfies Record<Saved | Into, string>,
	fixes: {
		none: 'stay as they are',
		slice: 'k[7:]',
		removeprefix: 'k.removeprefix("module.")',
		all: 'lose every prefix, for the model inside',
	} satisfies Record<Fix, string>,
	strict: 'strict=True',
	names: 'Key by key, on resnet18',
	inFile: 'In the file',
	inModel: 'In the model',
	fits: 'same name',
	differs: 'another name',
	others: (count: number) => `and ${count} more keys`,
	fit: (fit: number, wanted: number) => `${fit} of ${wanted} tensors fit`,
	outcomes: {
		loaded: 'Loaded',
		raised: 'load_state_dict raises',
		silent: 'No error, and not one tensor is loaded',
	},
	agree: 'Both sides use the same names.',
	cut: (before: number, after: number) =>
		`k[7:] cuts seven characters, whatever they are, so every name is broken.${
			after < before ? ` Names that became equal overwrote each other: of ${before} keys ${after} are left.` : ''
		}`,
	leftover: (key: string, raised: boolean) =>
		`All tensors fit; one key is left over, “${key}”. AveragedModel counts its updates in it. ${
			raised ? 'state.pop("n_averaged") takes it out.' : 'strict=False drops it.'
		}`,
	prefix: (given: string, own: string) =>
		own
			? `The given names begin with “${given}” and the model’s with “${own}”.`
			: `The given names begin with “${given}” and the model’s do not.`,
	bare: (own: string, inside: string) =>
		`The model’s names begin with “${own}” and the given ones do not. Load into the model inside, model.${inside}.`,
	silent: 'strict=False only puts the keys into the return value. Who does not read it trains from random weights.',
	filled: (count: number) =>
		`The ${count} num_batches_tracked are not listed as missing, because BatchNorm fills them in itself.`,
	announce: (outcome: string, fit: string) => `${outcome}. ${fit}.`,
};

export type LabStrings = typeof strings;
