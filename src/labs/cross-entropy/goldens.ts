import { BATCH_GOLDEN_STATES } from './batch/golden-states.ts';
import { FLOAT32_GOLDEN_STATES } from './float32/golden-states.ts';
import { GOLDEN_STATES } from './golden-states.ts';
import recorded from './goldens.json' with { type: 'json' };
import type { State } from './state.ts';
import { TWICE_GOLDEN_STATES } from './twice/golden-states.ts';

/** What real PyTorch printed for a state, parsed; or the error it raised. */
export interface Golden<S = State> {
	id: string;
	state: S;
	error?: string;
	/** The numbers of a printed line by its first word; those of nested lists one after the other. */
	line: (name: string) => number[];
}

/** Python's printed floats: `nan`, `inf`, `1e-05` and lists of them. */
function pythonFloats(text: string): number[] {
	return [...text.matchAll(/-?(?:nan|inf|\d[\d.]*(?:e[+-]?\d+)?)/g)].map(([v]) =>
		v === 'nan'
			? Number.NaN
			: v === 'inf'
				? Number.POSITIVE_INFINITY
				: v === '-inf'
					? Number.NEGATIVE_INFINITY
					: Number(v),
	);
}

function goldensOf<S>(states: Record<string, S>, view = ''): Golden<S>[] {
	const results: Record<string, { stdout?: string; error?: string }> = recorded.results;
	return Object.entries(states).map(([name, state]) => {
		const id = `${view}${name}`;
		const result = results[id];
		if (!result)
			throw new Error(`golden '${id}': expected a result in goldens.json, found none; run \`npm run record\``);
		const lines = result.stdout?.split('\n') ?? [];
		const line = (word: string) => pythonFloats(lines.find((l) => l.startsWith(`${word} `))?.slice(word.length) ?? '');
		return { id, state, ...(result.error ? { error: result.error } : {}), line };
	});
}

/** The goldens of the single sum, recorded by `npm run record`. */
export const goldens = () => goldensOf(GOLDEN_STATES);
export const batchGoldens = () => goldensOf(BATCH_GOLDEN_STATES, 'batch/');
export const twiceGoldens = () => goldensOf(TWICE_GOLDEN_STATES, 'twice/');
export const float32Goldens = () => goldensOf(FLOAT32_GOLDEN_STATES, 'float32/');

/**
 * How far two float32 results are apart, relative to the expected one; 0 if both are nan or equal.
 * Values below float32's normal range count as 0, because GPUs flush them.
 */
export function relativeError(actual: number, expected: number): number {
	const flush = (v: number) => (Math.abs(v) < 1.1754944e-38 ? 0 : v);
	const [a, e] = [flush(actual), flush(expected)];
	if (Object.is(a, e) || a === e) return 0;
	if (!Number.isFinite(a) || !Number.isFinite(e)) return Number.POSITIVE_INFINITY;
	return Math.abs(a - e) / Math.max(Math.abs(e), Number.MIN_VALUE);
}
