import { pythonFloats } from '../shared/golden-values.ts';
import recorded from './goldens.json' with { type: 'json' };
import { idOf, type State, WAYS, type Way } from './state.ts';

/** What real PyTorch printed for one way. */
export interface Course {
	/** The loss before each step. */
	losses: number[];
	/** Held-out digits told right: at the start, and after each few steps. */
	right: number[];
}

/** What real PyTorch printed for a state. */
export interface Golden {
	/** What load_state_dict returned, as it prints itself. */
	report: string;
	courses: Record<Way, Course>;
	of: number;
}

/** @throws Error if the state has not been recorded */
export function goldenOf(state: State): Golden {
	const id = idOf(state);
	const results: Record<string, { stdout?: string; error?: string }> = recorded.results;
	const lines = results[id]?.stdout?.split('\n') ?? [];
	const line = (start: string): string => {
		const found = lines.find((l) => l.startsWith(start));
		if (!found) throw new Error(`golden '${id}': expected a line '${start}…', found none; run \`npm run record\``);
		return found.slice(start.length).trim();
	};
	const course = (way: Way): Course => ({
		losses: pythonFloats(line(`${way} losses`)),
		right: pythonFloats(line(`${way} right`).replace(/\].*/, ']')),
	});
	return {
		report: line('kept'),
		courses: Object.fromEntries(WAYS.map((way) => [way, course(way)])) as Record<Way, Course>,
		of: Number(line('all right').replace(/.* of /, '')),
	};
}
