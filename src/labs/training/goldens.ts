import { pythonFloats } from '../shared/golden-values.ts';
import { GOLDEN_SETTINGS } from './golden-settings.ts';
import recorded from './goldens.json' with { type: 'json' };
import { KINDS, type Kind, type Settings } from './settings.ts';

/** What real PyTorch printed for one network. */
export interface Course {
	/** The losses of the first steps. */
	losses: number[];
	/** The loss of the last step. */
	last: number;
	/** Share of the test images that are recognised, after each epoch. */
	accuracies: number[];
}

/** What real PyTorch printed for some settings, or the error it raised. */
export interface Golden {
	id: string;
	settings: Settings;
	error?: string;
	courses: Record<Kind, Course>;
}

/** The goldens of {@link GOLDEN_SETTINGS}, recorded by `npm run record`. */
export function goldens(): Golden[] {
	const results: Record<string, { stdout?: string; error?: string }> = recorded.results;
	return Object.entries(GOLDEN_SETTINGS).map(([id, settings]) => {
		const result = results[id];
		if (!result)
			throw new Error(`golden '${id}': expected a result in goldens.json, found none; run \`npm run record\``);
		const values = (start: string): number[] => {
			const line = result.stdout?.split('\n').find((l) => l.startsWith(`${start} `)) ?? '';
			return pythonFloats(line.slice(start.length));
		};
		const course = (kind: Kind): Course => ({
			losses: values(`${kind} losses`),
			last: values(`${kind} last`)[0] ?? Number.NaN,
			accuracies: values(`${kind} accuracies`),
		});
		return {
			id,
			settings,
			...(result.error ? { error: result.error } : {}),
			courses: Object.fromEntries(KINDS.map((kind) => [kind, course(kind)])) as Record<Kind, Course>,
		};
	});
}
