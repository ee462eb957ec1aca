import { percent, type Score } from './Cards.tsx';
import type { State, Way } from './state.ts';
import type { Verdict } from './verdict.ts';

const end = (scores: Record<Way, Score>, way: Way) => `${percent(scores[way].now ?? Number.NaN)}\u00a0%`;

/** What a run shows, in English; it comes with the run. */
export const verdictStrings = {
	ahead: ({ count }, scores) =>
		`With ${count} labels the loaded features are worth more than training from scratch: ${end(scores, 'head')} with the head alone, ${end(scores, 'all')} with everything, ${end(scores, 'scratch')} without the file. Before the first step they were worth nothing: the new head had not learnt to read them.`,
	level: ({ count }, scores) =>
		`With ${count} labels the three end close together: ${end(scores, 'scratch')} from scratch, ${end(scores, 'head')} with the head, ${end(scores, 'all')} with everything.`,
	destroyed: ({ lr }, scores) =>
		`At ${lr} the steps are too large. Training everything has thrown the loaded features away (${end(scores, 'all')}); frozen, they could not be harmed (${end(scores, 'head')}). Fine-tune with a smaller rate than the one you trained with.`,
	nothing: (_, scores) =>
		`Not one tensor arrived: the file’s names begin with “module.”, strict=False said nothing, and the network trained from random weights all the same. Everything: ${end(scores, 'all')}, as from scratch. The head alone, on random features: ${end(scores, 'head')}.`,
} satisfies Record<Verdict, (state: State, scores: Record<Way, Score>) => string>;

export type VerdictStrings = Record<Verdict, (state: State, scores: Record<Way, Score>) => string>;
