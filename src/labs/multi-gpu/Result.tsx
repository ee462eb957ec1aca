import { TorchText } from '../shared/TorchText.tsx';
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
			<div class="lab-verdict" data-outcome={outcome}>
				<p>
					<strong>{t.outcomes[outcome]}</strong> <span>{t.fit(fit.length, wanted)}</span>
				</p>
				{explain(state, loading, t).map((sentence) => (
					<p key={sentence}>{sentence}</p>
				))}
				<TorchText text={report.error ? `${report.error.type}: ${report.error.text}` : report.text} words={t} />
			</div>
		</>
	);
}
