import { fieldsOf, joined, queryText } from '../address.ts';

/** Everything that a reader can set; numbers are kept as typed, so that wrong ones survive too. */
export interface TwiceState {
	/** 3–6 logits */
	logits: string[];
	/** The right class, in 0…C−1 */
	target: number;
}

export const FEWEST = 3;
export const MOST = 6;
/** The slider of the correct logit. */
export const RANGE = { min: 0, max: 20, step: 0.1 };

export const DEFAULT: TwiceState = { logits: ['5', '0', '0'], target: 0 };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	start: DEFAULT,
	even: { logits: ['0', '0', '0'], target: 0 },
	right: { logits: ['20', '0', '0'], target: 0 },
	wrong: { logits: ['10', '0', '0'], target: 1 },
	more: { logits: ['8', '0', '1', '-1', '0.5', '0'], target: 0 },
} satisfies Record<string, TwiceState>;
export type TwicePreset = keyof typeof PRESETS;

/** The state as a query, short. */
export function toQuery(state: TwiceState): string {
	const query = new URLSearchParams({ v: 'twice' });
	if (JSON.stringify(state) === JSON.stringify(DEFAULT)) return queryText(query);
	query.set('z', joined(state.logits));
	query.set('y', String(state.target));
	return queryText(query);
}

/** Reads a query written by {@link toQuery}; anything else gives undefined. */
export function fromQuery(search: string): TwiceState | undefined {
	const query = new URLSearchParams(search);
	const logits = fieldsOf(query.get('z'));
	const target = Number(query.get('y') ?? Number.NaN);
	if (logits.length < FEWEST || logits.length > MOST) return undefined;
	if (!Number.isInteger(target) || target < 0 || target >= logits.length) return undefined;
	return { logits, target };
}
