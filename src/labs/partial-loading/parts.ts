import { load } from './load.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

export { Result } from './Result.tsx';

/** The result in a sentence. */
export function announce(state: State, t: LabStrings): string {
	const loading = load(state);
	return t.announce(t.outcomes[judge(state, loading).outcome], t.fit(loading.fit.length, loading.own.size));
}
