import { Verdict } from '../shared/Verdict.tsx';
import { explain } from './explain.ts';
import { load } from './load.ts';
import { Names } from './Names.tsx';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

/** The names beside each other, and what `load_state_dict` makes of them. */
export function Result({ state, t }: { state: State; t: LabStrings }) {
	const loading = load(state);
	const { fit, wanted, report } = loading;
	const { outcome } = judge(state, loading);
	return (
		<>
			<Names state={state} loading={loading} t={t} />
			<Verdict
				outcome={outcome}
				headline={t.outcomes[outcome]}
				fit={t.fit(fit.length, wanted)}
				sentences={explain(state, loading, t)}
				report={report}
				words={t}
			/>
		</>
	);
}
