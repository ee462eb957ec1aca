import { formatNumber } from '../shared/format.ts';
import { Plot } from '../shared/plot/Plot.tsx';
import type { Point } from '../shared/plot/types.ts';
import { percent } from './Cards.tsx';
import { CLASSES } from './digits.ts';
import { latest, type Recording } from './recording.ts';
import { KINDS } from './settings.ts';
import type { TrainingStrings } from './strings.en.ts';

interface Props {
	recording: Recording;
	goal: number;
	t: TrainingStrings;
}

/** The smallest loss that a second softmax leaves reachable, ln(1 + (C−1)/e). */
export const FLOOR = Math.log(1 + (CLASSES - 1) / Math.E);

/** A loss at its start is ln 10; what is far above has diverged and leaves the plot. */
const HIGHEST_LOSS = 2.5;
const DIVERGED = 10;
/** The floor's name stands this much of the axis above its line. */
const LIFT = 0.045;

/** Rows of the tables beside the plots, the first and the last among them. */
const MOST_ROWS = 24;

function thinned(steps: readonly number[]): number[] {
	const count = Math.min(steps.length, MOST_ROWS);
	return Array.from(
		{ length: count },
		(_, i) => steps[Math.round((i * (steps.length - 1)) / (count - 1 || 1))] as number,
	);
}

/** Loss and accuracy of both networks, step by step. */
export function Curves({ recording, goal, t }: Props) {
	const { courses } = recording;
	const series = (of: 'losses' | 'accuracies') =>
		KINDS.map((kind) => ({ name: t.network[kind], points: courses[kind][of] as readonly Point[] }));
	const highest = Math.max(
		HIGHEST_LOSS,
		...KINDS.flatMap((kind) => courses[kind].losses.map(([, loss]) => (loss <= DIVERGED ? loss : 0))),
	);
	const x = { label: t.step, domain: [0, goal] as const };
	const steps = courses.right.losses.map(([step]) => step);
	const floor = [0, ...steps, goal].map((step): Point => [step, FLOOR]);
	const rows = thinned(steps);
	const says = (of: 'losses' | 'accuracies', format: (v: number) => string) =>
		[format(latest(courses.right[of])), format(latest(courses.double[of]))] as const;
	return (
		<div class="plots">
			<Plot
				title={t.plotLoss}
				summary={t.sumLoss(...says('losses', formatNumber))}
				series={[
					...series('losses'),
					{ name: t.floor, points: floor, label: { x: goal, y: FLOOR + highest * LIFT, anchor: 'end' } },
				]}
				x={x}
				y={{ label: '', domain: [0, highest] }}
				rows={rows}
				words={t}
			/>
			<Plot
				title={t.plotAccuracy}
				summary={t.sumAccuracy(...says('accuracies', percent))}
				series={series('accuracies')}
				x={x}
				y={{ label: '', domain: [0, 100] }}
				rows={rows}
				words={t}
			/>
		</div>
	);
}
