import { pythonFloats } from '../shared/golden-values.ts';
import { GOLDEN_STATES } from './golden-states.ts';
import recorded from './goldens.json' with { type: 'json' };
import type { State } from './state.ts';

/** What real PyTorch printed for a state before it ended, by line; and the error it ended with, if any. */
export interface Golden {
	id: string;
	state: State;
	error?: string;
	/** e.g. `BCELoss` → [loss, gradient] */
	lines: Record<string, number[]>;
}

/** The goldens of {@link GOLDEN_STATES}, recorded by `npm run record`. */
export function goldens(): Golden[] {
	const results: Record<string, { stdout?: string; error?: string }> = recorded.results;
	return Object.entries(GOLDEN_STATES).map(([id, state]) => {
		const result = results[id];
		if (!result)
			throw new Error(`golden '${id}': expected a result in goldens.json, found none; run \`npm run record\``);
		const printed = result.stdout?.split('\n').filter(Boolean) ?? [];
		const lines = printed.map((line) => {
			const [name = ''] = line.split(' ');
			return [name, pythonFloats(line.slice(name.length).replace('gradient', ''))] as const;
		});
		return { id, state, ...(result.error ? { error: result.error } : {}), lines: Object.fromEntries(lines) };
	});
}
