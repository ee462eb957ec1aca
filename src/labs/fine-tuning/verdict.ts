import type { Score } from './Cards.tsx';
import type { State, Way } from './state.ts';

/** What a run shows. */
export type Verdict =
	/** Not one tensor arrived. */
	| 'nothing'
	/** Training everything threw away what had been loaded. */
	| 'destroyed'
	/** What was loaded tells more than training from scratch. */
	| 'ahead'
	| 'level';

/** Per cent that count as a difference. */
const CLEAR = 2;

/** Names what is to be seen at the end of a run. */
export function verdictOf({ prefixed }: State, scores: Record<Way, Score>): Verdict {
	const end = (way: Way) => scores[way].now ?? Number.NaN;
	if (prefixed) return 'nothing';
	if (end('all') < end('head') - 10 * CLEAR) return 'destroyed';
	return Math.min(end('head'), end('all')) > end('scratch') + CLEAR ? 'ahead' : 'level';
}
