import { Plot } from '../../shared/plot/Plot.tsx';
import type { Label, Point } from '../../shared/plot/types.ts';
import type { LabStrings } from '../strings.en.ts';
import type { Float32Result } from './compute.ts';
import type { Float32Strings } from './float32-strings.en.ts';
import { RANGE } from './state.ts';

/** The x of the rows in the table beside the plot. */
const ROWS = [1, ...Array.from({ length: 10 }, (_, i) => (i + 1) * 20)];

/** Where a rising line leaves room over it for its name. */
const OVER = 163;

/** Where the lines' names stand: over a rising line and not across its end; of two that lie at 0, on their own sides. */
function labelsOf({ at, naive, stable }: Float32Result['curve'], end: number | undefined): [Label?, Label?] {
	const y = stable[at.indexOf(OVER)] ?? 0;
	if (y > (stable[0] ?? 0)) return [{ x: OVER, y, anchor: 'end' }];
	return end === undefined ? [] : [undefined, { x: end, y: naive[at.indexOf(end) - 1] ?? 0, anchor: 'end' }];
}

/** Both losses while the logits grow: the naive one ends where inf or nan is born. */
export function Curves({ result, words, t }: { result: Float32Result; words: Float32Strings; t: LabStrings }) {
	const { curve, naive, stable, scale } = result;
	if (!curve.stable.some(Number.isFinite)) return null;
	const points = (losses: readonly number[]) => curve.at.map((k, i): Point => [k, losses[i] ?? Number.NaN]);
	const first = curve.naive.findIndex((loss) => !Number.isFinite(loss));
	const end = curve.at[first];
	const value = Number.isNaN(curve.naive[first]) ? 'nan' : 'inf';
	const [over, before] = labelsOf(curve, end);
	const inside = scale >= RANGE.min && scale <= RANGE.max;
	return (
		<Plot
			title={words.plotTitle}
			summary={end === undefined ? words.plotWhole : words.plotEnds(value, end)}
			series={[
				{ name: words.stableShort, points: points(curve.stable), ...(over && { label: over }) },
				{ name: words.naiveShort, points: points(curve.naive), ...(before && { label: before }) },
			]}
			x={{ label: words.scale, domain: [RANGE.min, RANGE.max] }}
			y={{ label: words.loss }}
			marks={
				inside
					? [
							{ x: scale, y: stable.loss, series: 0 },
							...(Number.isFinite(naive.loss) ? [{ x: scale, y: naive.loss, series: 1 }] : []),
						]
					: []
			}
			rules={end === undefined ? [] : [{ x: end, label: words.ends(value, end) }]}
			rows={ROWS}
			words={{ numbers: t.plotNumbers }}
		/>
	);
}
