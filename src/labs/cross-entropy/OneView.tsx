import { formatNumber } from '../shared/format.ts';
import { Controls } from './Controls.tsx';
import type { Result } from './compute.ts';
import { asPyTorch } from './python.ts';
import { referenceSteps } from './reference.ts';
import { Steps } from './Steps.tsx';
import { DEFAULT, fromQuery, type State, toQuery } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { type Frame, useView, type ViewLogic } from './use-view.ts';
import { ViewBody } from './ViewBody.tsx';

/** The default state's numbers in plain float32 JavaScript, for the page before any script has run. */
function atBuild(): Result {
	const logits = DEFAULT.logits.map(Number);
	const target = Number(DEFAULT.target);
	const steps = referenceSteps(logits, target, DEFAULT.reduction);
	const exponentials = logits.map((z) => Math.fround(Math.exp(Math.fround(z))));
	const sum = exponentials.reduce((a, b) => Math.fround(a + b), 0);
	const naive = { exponentials, loss: -Math.log((exponentials[target] ?? 0) / sum) };
	return { given: logits, steps, gradient: steps.gradient, naive, logits, target, double: false };
}

const logic = (t: LabStrings): ViewLogic<State, Result> => ({
	name: 'one',
	start: DEFAULT,
	atBuild,
	toQuery,
	fromQuery,
	asPyTorch,
	load: () => import('./compute.ts'),
	announce: (result, device) => t.announce(formatNumber(result.steps.loss), device),
});

/** The default view: one sample, every step of its sum. */
export function OneView({ frame }: { frame: Frame }) {
	const { t, engine } = frame;
	const { state, result, error, apply } = useView(logic(t), frame);
	return (
		<ViewBody
			controls={<Controls state={state} t={t} onChange={apply} />}
			error={error}
			status={engine.state.status}
			t={t}
		>
			{result && <Steps result={result} t={t} />}
		</ViewBody>
	);
}
