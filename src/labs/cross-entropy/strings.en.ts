import { VIEW_KILOBYTES } from '../shared/engine-size.ts';
import { computing, nothingYet } from '../shared/nothing-yet.en.ts';
import { shared } from '../shared/strings.en.ts';
import type { Preset } from './state.ts';
import type { ViewName } from './views.ts';

/** The lab's English strings. */
export const strings = {
	...shared,
	title: 'Cross-entropy, step by step',
	views: 'Views of the lab',
	view: { one: 'One sum', batch: 'A batch', twice: 'Softmax twice', float32: 'In float32' } satisfies Record<
		ViewName,
		string
	>,
	plotNumbers: 'The numbers',
	notYet: (kilobytes: string, wasm: string) =>
		`${shared.notYet(kilobytes, wasm)} Each of the other views brings ${VIEW_KILOBYTES} kB of its own.`,
	nothingYet,
	computing,
	viewLoading: 'Opening this view…',
	viewMissing: 'This view could not be loaded. Check the connection, then open it again.',
	preset: {
		start: 'Start',
		double: 'Softmax twice',
		overflow: 'Overflow',
		confident: 'Sure and wrong',
		masked: 'A masked class',
		ignored: 'An ignored target',
		range: 'Label out of range',
	} satisfies Record<Preset, string>,
	logits: 'Logits',
	logit: (c: number) => `Logit of class ${c}`,
	slider: (c: number) => `Logit of class ${c}, slider`,
	isTarget: 'target',
	target: 'Target',
	targetHint: 'A class index, or −100 to ignore it',
	setTarget: (c: number) => `Make class ${c} the target`,
	reduction: 'Reduction',
	more: 'Add a class',
	fewer: 'Remove a class',
	doubleLabel: 'Apply softmax before the loss (the classic mistake)',
	classN: (c: number) => `class ${c}`,
};

/** What a language has to say; one that lacks a sentence does not compile. */
export type LabStrings = typeof strings;
