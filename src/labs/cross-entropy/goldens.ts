import { GOLDEN_STATES } from './golden-states.ts';
import recorded from './goldens.json' with { type: 'json' };
import type { State } from './state.ts';

/** What real PyTorch printed for a state, parsed; or the error it raised. */
export interface Golden {
	id: string;
	state: State;
	error?: string;
	loss: number;
	softmax: number[];
	gradient: number[];
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

/** The goldens of {@link GOLDEN_STATES}, recorded by `npm run record`. */
export function goldens(): Golden[] {
	const results: Record<string, { stdout?: string; error?: string }> = recorded.results;
	return Object.entries(GOLDEN_STATES).map(([id, state]) => {
		const result = results[id];
		if (!result)
			throw new Error(`golden '${id}': expected a result in goldens.json, found none; run \`npm run record\``);
		const line = (name: string) =>
			pythonFloats(
				result.stdout
					?.split('\n')
					.find((l) => l.startsWith(`${name} `))
					?.slice(name.length) ?? '',
			);
		return {
			id,
			state,
			...(result.error ? { error: result.error } : {}),
			loss: line('loss')[0] ?? Number.NaN,
			softmax: line('softmax'),
			gradient: line('gradient'),
		};
	});
}

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
