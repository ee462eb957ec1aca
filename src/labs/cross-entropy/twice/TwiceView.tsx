import { formatNumber as n } from '../../shared/format.ts';
import { explainFields } from '../explain.ts';
import { type Frame, useView, type ViewLogic } from '../use-view.ts';
import { ViewBody } from '../ViewBody.tsx';
import { floorOf } from './bounds.ts';
import { Curves } from './Curves.tsx';
import { compute, readTwice, type TwiceResult } from './compute.ts';
import { asPyTorch } from './python.ts';
import { Scale } from './Scale.tsx';
import { SideBySide } from './SideBySide.tsx';
import { DEFAULT, fromQuery, type TwiceState, toQuery } from './state.ts';
import { TwiceControls } from './TwiceControls.tsx';
import type { TwiceStrings } from './twice-strings.en.ts';

const logic = (words: TwiceStrings): ViewLogic<TwiceState, TwiceResult> => ({
	name: 'twice',
	start: DEFAULT,
	toQuery,
	fromQuery,
	asPyTorch,
	load: async () => ({
		read: readTwice,
		compute,
		explain: (_, { logits }) => explainFields(logits, words.errors),
		announce: ({ once, twice }, device) => words.announce(n(once.loss), n(twice.loss), device),
	}),
});

/** This near to the floor, relatively, the loss has arrived there. */
const ARRIVED = 0.02;
/** A gradient that is this many times smaller has as good as vanished. */
const VANISHED = 20;

/** What is worth a sentence about a result. */
function notes({ logits, target, once, twice }: TwiceResult, words: TwiceStrings): string[] {
	const floor = floorOf(logits.length);
	const [right = 0, wrong = 0] = [once.gradient[target], twice.gradient[target]].map((g) => Math.abs(g ?? 0));
	const odd = logits.some((z) => Number.isNaN(z) || z === Number.POSITIVE_INFINITY);
	if (odd) return [words.nanInput];
	const arrived = twice.loss < floor * (1 + ARRIVED);
	const vanished = right > wrong * VANISHED && right > 0.1;
	return [
		...(arrived ? [words.atFloor(n(once.loss), n(floor))] : []),
		...(vanished ? [words.vanished(n(once.gradient[target] ?? 0), n(twice.gradient[target] ?? 0))] : []),
		...(!arrived && !vanished ? [words.between] : []),
	];
}

/** The softmax-twice view in one language: the same logits through the right loss and through the mistake. */
export const twiceView = (words: TwiceStrings) =>
	function TwiceView({ frame }: { frame: Frame }) {
		const { t, engine } = frame;
		const { state, result, error, busy, apply } = useView(logic(words), frame);
		return (
			<ViewBody
				controls={<TwiceControls state={state} t={t} words={words} onChange={apply} />}
				error={error}
				status={engine.state.status}
				busy={busy}
				t={t}
			>
				{result && (
					<>
						<Scale result={result} words={words} />
						<SideBySide result={result} words={words} />
						<ul class="lab-notes">
							{notes(result, words).map((note) => (
								<li key={note}>{note}</li>
							))}
						</ul>
						<Curves result={result} words={words} t={t} />
					</>
				)}
			</ViewBody>
		);
	};
