import { formatNumber } from '../format.ts';
import type { Axis, PlotWords, Series } from './types.ts';

interface Props {
	title: string;
	series: readonly Series[];
	x: Axis;
	rows: readonly number[] | undefined;
	words: PlotWords;
}

/** A longer table is thinned: it stands beside the plot and is no download. */
const MOST_ROWS = 24;

/** The x at which every series has a point, else every x that any has; thinned evenly, the last one kept. */
function rowsOf(values: readonly Map<number, number>[]): number[] {
	const all = [...new Set(values.flatMap((v) => [...v.keys()]))].sort((a, b) => a - b);
	const common = all.filter((x) => values.every((v) => v.has(x)));
	const rows = common.length ? common : all;
	const step = Math.max(1, (rows.length - 1) / (MOST_ROWS - 1));
	const count = Math.min(rows.length, MOST_ROWS);
	return Array.from({ length: count }, (_, i) => rows[Math.round(i * step)] as number);
}

/** The numbers of a plot as a table, folded away beside it. */
export function PlotTable({ title, series, x, rows, words }: Props) {
	const values = series.map((s) => new Map(s.points));
	return (
		<details class="plot-numbers">
			<summary>{words.numbers}</summary>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
			<section tabIndex={0} aria-label={title}>
				<table>
					<caption>{title}</caption>
					<thead>
						<tr>
							<th scope="col">{x.label}</th>
							{series.map((s) => (
								<th key={s.name} scope="col">
									{s.name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{(rows ?? rowsOf(values)).map((at) => (
							<tr key={at}>
								<th scope="row">{String(Number(at.toPrecision(6))).replace('-', '−')}</th>
								{series.map((s, i) => {
									const value = values[i]?.get(at);
									return <td key={s.name}>{value === undefined ? '–' : formatNumber(value)}</td>;
								})}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</details>
	);
}
