import type { Point } from '../shared/plot/types.ts';
import { SLICE, WAYS, type Way } from './state.ts';
import type { Progress } from './tune.ts';

/** What a run has brought so far, as the plots take it. */
export interface Recording {
	step: number;
	/** Held-out digits. */
	of: number;
	/** Mean loss of each few steps, at the last of them. */
	losses: Record<Way, Point[]>;
	/** Per cent of the held-out digits, at the start and after each few steps. */
	accuracies: Record<Way, Point[]>;
}

const each = <T>(make: (way: Way) => T): Record<Way, T> =>
	Object.fromEntries(WAYS.map((way) => [way, make(way)])) as Record<Way, T>;

export const newRecording = (): Recording => ({ step: 0, of: 0, losses: each(() => []), accuracies: each(() => []) });

/** A recording with some steps more. */
export function recorded(before: Recording, { step, of, losses, right }: Progress): Recording {
	const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	return {
		step,
		of,
		losses: each((way) => [
			...before.losses[way],
			...(losses[way].length === SLICE ? [[step, mean(losses[way])] as const] : []),
		]),
		accuracies: each((way) => [...before.accuracies[way], [step, (100 * right[way]) / of] as const]),
	};
}
