import { pythonFloats } from '../shared/golden-values.ts';
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
