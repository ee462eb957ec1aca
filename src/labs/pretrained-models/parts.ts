import { build } from './build.ts';
import { factsOf } from './models.ts';
import { grouped } from './numbers.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

export { Result } from './Result.tsx';

/** The result in a sentence. */
export function announce(state: State, t: LabStrings): string {
	const built = build(state);
	return t.announce(
		t.outcomes[judge(state, built).outcome],
		built.model ? grouped(factsOf(built.model).parameters) : '',
	);
}
