import type { Reduction } from '../../losses/reduction.ts';
import { fieldsOf, joined, LONGEST_FIELD, queryText } from './address.ts';

/** Everything that a reader can set; numbers are kept as typed, so that wrong ones survive too. */
export interface State {
	/** 3–6 logits */
	logits: string[];
	target: string;
	reduction: Reduction;
	/** The classic mistake: a softmax before the loss, which has one inside. */
	double: boolean;
}

export const FEWEST_CLASSES = 3;
export const MOST_CLASSES = 6;
/** `ignore_index` where none is given; the losses' own constant comes with their arithmetic. */
export const NO_INDEX = -100;
export const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];

export const DEFAULT: State = { logits: ['2', '1', '0.1'], target: '0', reduction: 'mean', double: false };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	start: DEFAULT,
	double: { logits: ['10', '0', '0'], target: '1', reduction: 'mean', double: true },
	overflow: { logits: ['100', '20', '0'], target: '1', reduction: 'mean', double: false },
	confident: { logits: ['10', '0', '0'], target: '1', reduction: 'mean', double: false },
	masked: { logits: ['0', '-inf', '0'], target: '0', reduction: 'mean', double: false },
	ignored: { logits: ['2', '1', '0.1'], target: '-100', reduction: 'mean', double: false },
	range: { logits: ['2', '1', '0.1'], target: '3', reduction: 'mean', double: false },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** The state as a query, short; empty for the default. */
export function toQuery(state: State): string {
	if (JSON.stringify(state) === JSON.stringify(DEFAULT)) return '';
	const query = new URLSearchParams({ z: joined(state.logits), y: state.target });
	if (state.reduction !== 'mean') query.set('r', state.reduction);
	if (state.double) query.set('d', '1');
	return queryText(query);
}

/** Reads a query written by {@link toQuery}; anything else gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	const logits = fieldsOf(query.get('z'));
	const target = query.get('y') ?? '';
	if (logits.length < FEWEST_CLASSES || logits.length > MOST_CLASSES || target.length > LONGEST_FIELD) return undefined;
	const reduction = REDUCTIONS.find((r) => r === query.get('r')) ?? 'mean';
	return { logits, target, reduction, double: query.get('d') === '1' };
}
