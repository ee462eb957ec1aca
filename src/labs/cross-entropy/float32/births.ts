import type { Float32Result } from './compute.ts';
import { SMALLEST_NORMAL } from './limits.ts';

/** How a number came to be inf, nan, 0 or inexact although what it was made of was not. */
export type Kind =
	| 'overflow'
	| 'underflow'
	| 'denormal'
	| 'sumOverflow'
	| 'infOverInf'
	| 'zeroOverZero'
	| 'overInf'
	| 'quotient'
	| 'logZero'
	| 'harmless';

export interface Birth {
	kind: Kind;
	/** The row of the table it stands in. */
	step: 'exp' | 'sum' | 'softmax' | 'loss' | 'shifted-exp';
	/** The class; undefined for a number of all classes. */
	at?: number;
}

const tiny = (v: number): boolean => v > 0 && v < SMALLEST_NORMAL;
const zeroed = (from: number, to: number): boolean => Number.isFinite(from) && to === 0;

function ofExp(z: number, e: number): Kind | undefined {
	if (!Number.isFinite(z)) return undefined;
	if (e === Number.POSITIVE_INFINITY) return 'overflow';
	if (e === 0) return 'underflow';
	return tiny(e) ? 'denormal' : undefined;
}

function ofQuotient(e: number, sum: number, p: number): Kind | undefined {
	const inf = Number.POSITIVE_INFINITY;
	if (e === inf && sum === inf) return 'infOverInf';
	if (e === 0 && sum === 0) return 'zeroOverZero';
	if (e > 0 && sum === inf) return 'overInf';
	return e > 0 && p === 0 ? 'quotient' : undefined;
}

/** Where inf, nan and 0 are born on the naive way, in the order of the steps; and the zeros of the other way, which do no harm. */
export function birthsOf({ target, logits, naive, stable }: Float32Result): Birth[] {
	const births: Birth[] = [];
	const note = (kind: Kind | undefined, step: Birth['step'], at?: number) => {
		if (kind) births.push({ kind, step, ...(at === undefined ? {} : { at }) });
	};
	for (const [c, e] of naive.exponentials.entries()) note(ofExp(logits[c] ?? Number.NaN, e), 'exp', c);
	const finite = naive.exponentials.every(Number.isFinite);
	note(finite && naive.sum === Number.POSITIVE_INFINITY ? 'sumOverflow' : undefined, 'sum');
	for (const [c, p] of naive.softmax.entries()) {
		note(ofQuotient(naive.exponentials[c] ?? Number.NaN, naive.sum, p), 'softmax', c);
	}
	note(naive.softmax[target] === 0 ? 'logZero' : undefined, 'loss');
	for (const [c, e] of stable.exponentials.entries()) {
		note(zeroed(stable.shifted[c] ?? Number.NaN, e) ? 'harmless' : undefined, 'shifted-exp', c);
	}
	return births;
}
