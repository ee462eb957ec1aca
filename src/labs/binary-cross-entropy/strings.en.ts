import { computing, nothingYet } from '../shared/nothing-yet.en.ts';
import { shared } from '../shared/strings.en.ts';
import type { Mistake, Preset } from './state.ts';

/** The lab's English strings that stand in the page from the start. */
export const strings = {
	...shared,
	nothingYet,
	computing,
	title: 'Binary cross-entropy, step by step',
	view: 'What to look at',
	views: { one: 'One logit, both losses', labels: 'Multi-label or multi-class' },
	preset: {
		start: 'Start',
		saturated: 'BCELoss saturates',
		vanishing: 'Its gradient fades',
		twice: 'Sigmoid twice',
		raw: 'Forgotten sigmoid',
		range: 'y = 2',
		long: 'Integer target',
		soft: 'Soft label',
		posWeight: 'pos_weight = 3',
	} satisfies Record<Preset, string>,
	z: 'Logit z',
	y: 'Target y',
	zSlider: 'Logit z, slider',
	ySlider: 'Target y, slider',
	mistake: 'Mistake',
	mistakes: {
		none: 'none',
		twice: 'sigmoid before BCEWithLogitsLoss',
		raw: 'no sigmoid before BCELoss',
		long: 'target is int64',
	} satisfies Record<Mistake, string>,
};

/** What the lab says before the reader acts; a language that lacks a sentence does not compile. */
export type ControlStrings = typeof strings;
