import { formatNumber as n } from '../../shared/format.ts';
import { explainFields } from '../explain.ts';
import { type Frame, useView, type ViewLogic } from '../use-view.ts';
import { ViewBody } from '../ViewBody.tsx';
import { type Birth, birthsOf } from './births.ts';
import { Curves } from './Curves.tsx';
import { compute, type Float32Result, readFloat32 } from './compute.ts';
import { Float32Controls } from './Float32Controls.tsx';
import type { Float32Strings } from './float32-strings.en.ts';
import { asPyTorch } from './python.ts';
import { RangeStrip } from './RangeStrip.tsx';
import { DEFAULT, type Float32State, fromQuery, toQuery } from './state.ts';
import { Ways } from './Ways.tsx';

const logic = (words: Float32Strings): ViewLogic<Float32State, Float32Result> => ({
	name: 'float32',
	start: DEFAULT,
	toQuery,
	fromQuery,
	asPyTorch,
	load: async () => ({
		read: readFloat32,
		compute,
		explain: (_, { logits, scale }) => explainFields([...logits, scale], words.errors),
		announce: ({ naive, stable }, device) => words.announce(n(naive.loss), n(stable.loss), device),
	}),
});

/** The sentence about a birth, with its numbers in it. */
function sentence({ kind, at = 0 }: Birth, { logits, target, naive, stable }: Float32Result, words: Float32Strings) {
	const z = n((kind === 'harmless' ? stable.shifted : logits)[at] ?? Number.NaN);
	const [e, sum] = [n(naive.exponentials[at] ?? Number.NaN), n(naive.sum)];
	return words.birth[kind]({ z, e, sum, c: kind === 'logZero' ? target : at });
}

/** Relative distance above which the naive loss has visibly lost digits. */
const INEXACT = 1e-5;

/** What came of it, in a sentence. */
function verdict({ naive, stable }: Float32Result, words: Float32Strings): string {
	if (!Number.isFinite(stable.loss)) return words.input;
	if (!Number.isFinite(naive.loss)) return words.broken(n(naive.loss), n(stable.loss));
	const off = Math.abs(naive.loss - stable.loss) > INEXACT * Math.max(1, Math.abs(stable.loss));
	return off ? words.inexact(n(naive.loss), n(stable.loss)) : words.agree(n(stable.loss));
}

/** The float32 view in one language: where the formula as written breaks, and what shifting first changes. */
export const float32View = (words: Float32Strings) =>
	function Float32View({ frame }: { frame: Frame }) {
		const { t, engine } = frame;
		const { state, result, error, busy, apply } = useView(logic(words), frame);
		const births = result ? birthsOf(result) : [];
		return (
			<ViewBody
				controls={<Float32Controls state={state} t={t} words={words} onChange={apply} />}
				error={error}
				status={engine.state.status}
				busy={busy}
				t={t}
			>
				{result && (
					<>
						<p class="float32-verdict">{verdict(result, words)}</p>
						<RangeStrip result={result} words={words} />
						<Ways result={result} births={births} words={words} t={t} />
						{births.length > 0 && (
							<ol class="float32-births">
								{births.map((birth) => (
									<li key={`${birth.step}${birth.at ?? ''}`} data-kind={birth.kind}>
										{sentence(birth, result, words)}
									</li>
								))}
							</ol>
						)}
						<Curves result={result} words={words} t={t} />
					</>
				)}
			</ViewBody>
		);
	};
