import { formatNumber } from '../../shared/format.ts';
import { type Frame, useView, type ViewLogic } from '../use-view.ts';
import { ViewBody } from '../ViewBody.tsx';
import { BatchControls } from './BatchControls.tsx';
import type { BatchStrings } from './batch-strings.en.ts';
import { type BatchResult, compute } from './compute.ts';
import { Division } from './Division.tsx';
import { explain } from './explain.ts';
import { Gradient } from './Gradient.tsx';
import { asPyTorch } from './python.ts';
import { IndexRows, ProbabilityRows } from './Rows.tsx';
import { readBatch } from './read.ts';
import { type BatchState, DEFAULT, fromQuery, toQuery } from './state.ts';

const logic = (words: BatchStrings): ViewLogic<BatchState, BatchResult> => ({
	name: 'batch',
	start: DEFAULT,
	toQuery,
	fromQuery,
	asPyTorch,
	load: async () => ({
		read: readBatch,
		compute,
		explain: explain(words),
		announce: ({ loss }, device) => words.announce(loss.map(formatNumber).join(', '), device),
	}),
});

/** What is worth a sentence about a result. */
function notes({ index, soft, reduction, weight, smoothing, loss }: BatchResult, words: BatchStrings): string[] {
	const counted = index?.counted.filter(Boolean).length ?? 0;
	const ignored = (index?.counted.length ?? 0) - counted;
	const rows = (index ?? soft)?.rows ?? [];
	const average = (index?.sum ?? 0) / (counted || 1);
	const differs = Math.abs(average - (loss[0] ?? 0)) > 1e-5 * Math.abs(average);
	return [
		...(index && !counted ? [words.allIgnored(reduction)] : []),
		...(ignored && counted ? [words.someIgnored(ignored, rows.length)] : []),
		...(index && weight && counted && reduction === 'mean' && differs ? [words.notAverage(formatNumber(average))] : []),
		...(index && smoothing && weight ? [words.smoothingWeighs] : []),
		...(soft && weight && reduction === 'mean' ? [words.softWeights] : []),
		...(soft && !weight ? [words.softFree] : []),
	];
}

/** The batch view in one language: several rows, and everything that enters their mean. */
export const batchView = (words: BatchStrings) =>
	function BatchView({ frame }: { frame: Frame }) {
		const { t, engine } = frame;
		const { state, result, error, busy, apply } = useView(logic(words), frame);
		return (
			<ViewBody
				controls={<BatchControls state={state} t={t} words={words} onChange={apply} />}
				error={error}
				status={engine.state.status}
				busy={busy}
				t={t}
			>
				{result && (
					<>
						{result.index ? (
							<IndexRows result={result} words={words} />
						) : (
							<ProbabilityRows result={result} words={words} />
						)}
						<Division result={result} words={words} />
						<Gradient result={result} words={words} />
						<ul class="lab-notes">
							{notes(result, words).map((note) => (
								<li key={note}>{note}</li>
							))}
						</ul>
					</>
				)}
			</ViewBody>
		);
	};
