import '../shared/plot/plot.css';
import { formatNumber } from '../shared/format.ts';
import { Plot } from '../shared/plot/Plot.tsx';
import { percent } from './Cards.tsx';
import type { Recording } from './recording.ts';
import { STEPS, WAYS, type Way } from './state.ts';
import type { TuningStrings } from './strings.en.ts';

/** A loss above this has been thrown out of the plot. */
const HIGHEST_LOSS = 2;

/** Where the names stand, from the first way to the last: where no line of a usual run goes. */
const NAMES_AT = { accuracy: [34, 20, 6], loss: [1.9, 1.7, 1.5] };
const nameAt = (y: number | undefined) => ({ x: STEPS, y: y ?? 0, anchor: 'end' as const });

/** Accuracy and loss of the three ways, step by step. */
export function Curves({ recording, t }: { recording: Recording; t: TuningStrings }) {
	const { accuracies, losses } = recording;
	const x = { label: t.step, domain: [0, STEPS] as const };
	const last = (way: Way, of: 'accuracies' | 'losses') => recording[of][way].at(-1)?.[1] ?? Number.NaN;
	const says = (format: (value: number) => string, of: 'accuracies' | 'losses') =>
		WAYS.map((way) => `${t.way[way]}: ${format(last(way, of))}`).join('; ');
	return (
		<div class="plots">
			<Plot
				title={t.plotAccuracy}
				summary={says((v) => `${percent(v)} %`, 'accuracies')}
				series={WAYS.map((way, i) => ({
					name: t.short[way],
					points: accuracies[way],
					label: nameAt(NAMES_AT.accuracy[i]),
				}))}
				x={x}
				y={{ label: '', domain: [0, 100] }}
				words={t}
			/>
			<Plot
				title={t.plotLoss}
				summary={says(formatNumber, 'losses')}
				series={WAYS.map((way, i) => ({
					name: t.short[way],
					label: nameAt(NAMES_AT.loss[i]),
					points: losses[way].map(([step, loss]) => [step, loss <= HIGHEST_LOSS ? loss : Number.NaN] as const),
				}))}
				x={x}
				y={{ label: '', domain: [0, HIGHEST_LOSS] }}
				words={t}
			/>
		</div>
	);
}
