import { formatNumber } from '../shared/format.ts';
import { parseLiteral } from '../shared/literal.ts';
import { Controls } from './Controls.tsx';
import type { Result } from './compute.ts';
import { asPyTorch } from './python.ts';
import { readState } from './read.ts';
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
	read: readState,
	compute: async (engine, state) => (await import('./compute.ts')).compute(engine, state),
	announce: (result, device) => t.announce(formatNumber(result.steps.loss), device),
});

/** Which of the plain explanations belongs to an error. */
function explanation(state: State, t: LabStrings): string {
	const kinds = [...state.logits, state.target].map((text) => parseLiteral(text).kind);
	if (kinds.includes('none')) return t.explain.none;
	if (kinds.includes('str')) return t.explain.str;
	return parseLiteral(state.target).kind === 'float' ? t.explain.float : t.explain.range(state.logits.length);
}

/** The default view: one sample, every step of its sum. */
export function OneView({ frame }: { frame: Frame }) {
	const { t, engine } = frame;
	const { state, result, error, apply } = useView(logic(t), frame);
	return (
		<ViewBody
			controls={<Controls state={state} t={t} onChange={apply} />}
			error={error}
			explanation={error ? explanation(state, t) : ''}
			failed={engine.state.status === 'failed'}
			t={t}
		>
			{result && <Steps result={result} t={t} />}
		</ViewBody>
	);
}
