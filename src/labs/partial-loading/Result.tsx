import { Verdict } from '../shared/Verdict.tsx';
import { explain } from './explain.ts';
import { Keys } from './Keys.tsx';
import { load } from './load.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

/** The keys of both sides, and what `load_state_dict` makes of them. */
export function Result({ state, t }: { state: State; t: LabStrings }) {
	const loading = load(state);
	const { outcome } = judge(state, loading);
	return (
		<>
			<Keys loading={loading} t={t} />
			<Verdict
				outcome={outcome}
				headline={t.outcomes[outcome]}
				fit={t.fit(loading.fit.length, loading.own.size)}
				sentences={explain(state, loading, t)}
				report={loading.report}
				words={t}
			/>
		</>
	);
}
