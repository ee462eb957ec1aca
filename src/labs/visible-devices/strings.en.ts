import { shared } from '../shared/strings.en.ts';
import type { Preset } from './state.ts';
import type { Cut } from './verdict.ts';

/** The lab's English strings. */
export const strings = {
	...shared,
	title: 'What does the program see?',
	preset: {
		one: '1',
		reorder: '2,0',
		fastest: '1, fastest first',
		negative: '0,2,-1,1',
		repeated: '0,0',
		beyond: '0,7,1',
		brackets: '[0,1]',
		uuid: 'By UUID',
		ambiguous: 'Too short a UUID',
		empty: 'Empty',
	} satisfies Record<Preset, string>,
	gpus: 'GPUs in the machine',
	unset: 'Not set at all',
	order: 'CUDA_DEVICE_ORDER',
	orders: {
		PCI_BUS_ID: 'PCI_BUS_ID, as in nvidia-smi',
		FASTEST_FIRST: 'FASTEST_FIRST, CUDA’s default',
	},
	machine: 'The machine, in nvidia-smi’s order',
	smi: (slot: number) => `nvidia-smi ${slot}`,
	hidden: 'not visible',
	number: (n: number) => `number ${n} in the list`,
	sees: (count: number) =>
		count === 0 ? 'The program sees no GPU' : count === 1 ? 'The program sees 1 GPU' : `The program sees ${count} GPUs`,
	announce: (sees: string, why: string) => `${sees}. ${why}`,
	cuts: {
		unset: () => 'Without the variable, every GPU is visible.',
		empty: () => 'An empty value hides every GPU. That is not the same as an unset one.',
		repeated: (at) => `“${at}” stands twice, and a repeated entry leaves nothing. There is no error, only no GPU.`,
		negative: (at) => `“${at}” is negative and ends the list; what follows is not read.`,
		'not-a-number': (at) =>
			`“${at}” begins with neither a number nor GPU- and ends the list; what follows is not read.`,
		mixed: (at) =>
			`“${at}” ends the list, which holds either numbers or UUIDs: the first entry decides. What follows is not read.`,
		space: (at) =>
			`There is a space before “${at}”. Before a number it would not matter; before a UUID it ends the list.`,
		beyond: (at) => `There is no GPU ${at}, and it ends the list; what follows is not read.`,
		'unknown-uuid': (at) => `No GPU’s UUID begins with “${at}”, and it ends the list.`,
		'ambiguous-uuid': (at) => `More than one UUID begins with “${at}”, so it stands for none and ends the list.`,
		mig: () => 'MIG names parts of one GPU. This machine has none, and PyTorch leaves the question to the driver.',
		none: () => 'Every entry was read. The first in the list is cuda:0.',
	} satisfies Record<Cut, (at: string) => string>,
	raises: 'PyTorch’s own parser stumbles over this value:',
	command: 'In front of the command',
	model: 'Model',
	uuid: 'UUID',
};

export type LabStrings = typeof strings;
