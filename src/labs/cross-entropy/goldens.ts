import { pythonFloats } from '../shared/golden-values.ts';
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
