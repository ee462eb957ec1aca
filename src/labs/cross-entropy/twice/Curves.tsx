import { formatNumber as n } from '../../shared/format.ts';
import { Plot } from '../../shared/plot/Plot.tsx';
import type { Label, Point } from '../../shared/plot/types.ts';
import type { LabStrings } from '../strings.en.ts';
import { floorOf } from './bounds.ts';
import type { TwiceResult } from './compute.ts';
import { RANGE } from './state.ts';
import type { TwiceStrings } from './twice-strings.en.ts';

/** The x of the rows in the table beside the plot. */
const ROWS = Array.from({ length: 11 }, (_, i) => i * 2);

/** How many times the floor the axis must hold for the half of its height to be above both other lines. */
const HIGH = 3;

/** Beside the falling line and clear of the other two, which end where it does. */
function besideFall({ at, once }: TwiceResult['curve'], floor: number): Label | undefined {
	const top = Math.max(...once);
	const y = top > HIGH * floor ? top / 2 : floor / 2;
	const x = at[once.findIndex((loss) => loss <= y)];
	return x === undefined || x > RANGE.max / 2 ? undefined : { x: x + 0.4, y, anchor: 'start' };
}

/** Both losses while the correct logit grows: one goes to 0, the other stops at the floor. */
export function Curves({ result, words, t }: { result: TwiceResult; words: TwiceStrings; t: LabStrings }) {
	const { curve, logits, target, once, twice } = result;
	const here = logits[target] ?? Number.NaN;
	if (!curve.at.length) return null;
	const floor = floorOf(logits.length);
	const points = (losses: readonly number[]) => curve.at.map((z, i): Point => [z, losses[i] ?? Number.NaN]);
	const label = besideFall(curve, floor);
	const inside = here >= RANGE.min && here <= RANGE.max;
	return (
		<Plot
			title={words.plotTitle}
			summary={words.plotSummary(n(floor))}
			series={[
				{ name: words.once, points: points(curve.once), ...(label ? { label } : {}) },
				{ name: words.twice, points: points(curve.twice) },
				{ name: `${words.floor} ${n(floor)}`, points: curve.at.map((z): Point => [z, floor]) },
			]}
			x={{ label: words.correct(target), domain: [RANGE.min, RANGE.max] }}
			y={{ label: words.loss }}
			marks={
				inside
					? [
							{ x: here, y: once.loss, series: 0 },
							{ x: here, y: twice.loss, series: 1 },
						]
					: []
			}
			rows={ROWS}
			words={{ numbers: t.plotNumbers }}
		/>
	);
}
