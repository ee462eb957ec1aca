import { frameOf, TICKS } from './frame.ts';
import { placeLabels, ruleAnchor } from './labels.ts';
import { PlotTable } from './PlotTable.tsx';
import { linePath, short } from './path.ts';
import { ticks, tickTexts } from './ticks.ts';
import type { Axis, Mark, PlotWords, Rule, Series } from './types.ts';

export interface PlotProps {
	/** Stands over the plot and over its table. */
	title: string;
	/** What is to be seen, in a sentence, for who does not see it. */
	summary: string;
	series: readonly Series[];
	x: Axis;
	y: Axis;
	marks?: readonly Mark[];
	rules?: readonly Rule[];
	/** The x of the table's rows; otherwise they are picked from the points. */
	rows?: readonly number[];
	/** The view box in pixels; the plot scales to its place, so keep the width near the narrowest one. */
	width?: number;
	height?: number;
	words: PlotWords;
}

/** Length of the piece of line that stands beside a series' name. */
const SAMPLE = 18;
/** Half the size of a mark. */
const MARK = 4.5;
/** A word that runs to one side of its vertical line leaves the line's other side to another word. */
const ASIDE = { start: 3, middle: 0, end: -3 };
/** A letter's width, roughly. */
const CHARACTER = 6.5;

/**
 * A line plot as SVG, the same from the build and live: d3 has the ticks and the lines, and no DOM is needed.
 * Series differ by dash, mark and name and not by colour alone; `plot.css` has the looks.
 */
export function Plot(props: PlotProps) {
	const { title, summary, series, x, y, marks = [], rules = [], rows, words } = props;
	const { width = 320, height = 220 } = props;
	const frame = frameOf(width, height, series, x, y);
	const { left, right, top, bottom } = frame;
	const xTicks = ticks(...frame.xDomain, TICKS.x);
	const yTicks = ticks(...frame.yDomain, TICKS.y);
	const [xTexts, yTexts] = [tickTexts(xTicks), tickTexts(yTicks)];
	const labels = placeLabels(series, frame);
	const shown = rules.filter((rule) => rule.x >= frame.xDomain[0] && rule.x <= frame.xDomain[1]);
	const places = shown.map((rule) => short(frame.x(rule.x)));
	// the axis' name stands at the end of its row of numbers, in place of those it would touch
	const room = right - x.label.length * CHARACTER - 2 * CHARACTER;
	return (
		<figure class="plot">
			<svg
				viewBox={`0 0 ${width} ${height}`}
				width={width}
				height={height}
				role="img"
				aria-label={`${title}. ${summary}`}
			>
				<text class="plot-title" x="0" y="12">
					{title}
				</text>
				{yTicks.map((value, i) => (
					<g key={value} transform={`translate(0 ${short(frame.y(value))})`}>
						<path class={value === 0 ? 'plot-zero' : 'plot-grid'} d={`M${left} 0H${right}`} />
						<text x={left - 6} dy="0.32em" text-anchor="end">
							{yTexts[i]}
						</text>
					</g>
				))}
				{xTicks.map((value, i) =>
					frame.x(value) < room ? (
						<text key={value} x={short(frame.x(value))} y={height - 8} text-anchor="middle">
							{xTexts[i]}
						</text>
					) : null,
				)}
				<text class="plot-axis" x={right} y={height - 8} text-anchor="end">
					{x.label}
				</text>
				{shown.map((rule) => {
					const at = short(frame.x(rule.x));
					const anchor = ruleAnchor(at, places, frame);
					return (
						<g key={rule.label} class={rule.here ? 'plot-here' : 'plot-rule'}>
							<path d={`M${at} ${top}V${bottom}`} />
							<text x={short(at + ASIDE[anchor])} y={top - 7} text-anchor={anchor}>
								{rule.label}
							</text>
						</g>
					);
				})}
				{/* an inner svg clips what leaves the axes, without an id that two plots could share */}
				<svg
					x={left}
					y={top - 3}
					width={right - left}
					height={bottom - top + 6}
					viewBox={`${left} ${top - 3} ${right - left} ${bottom - top + 6}`}
					aria-hidden="true"
				>
					{series.map((s, i) => (
						<path
							key={s.name}
							class={`plot-line plot-${i + 1}`}
							d={linePath(s.points.map(([px, py]) => [frame.x(px), frame.y(py)]))}
						/>
					))}
				</svg>
				{marks.map((mark) => {
					const [mx, my] = [short(frame.x(mark.x)), short(frame.y(mark.y))];
					if (!(mx >= left - 1 && mx <= right + 1 && my >= top - 1 && my <= bottom + 1)) return null;
					// a ring and a square: told apart without colour, and both seen where they coincide
					const d =
						mark.series % 2
							? `M${mx - 3} ${my - 3}h6v6h-6z`
							: `M${mx - MARK - 1} ${my}a${MARK + 1} ${MARK + 1} 0 1 0 ${2 * MARK + 2} 0a${MARK + 1} ${MARK + 1} 0 1 0 ${-2 * MARK - 2} 0z`;
					return <path key={mark.series} class={`plot-mark plot-${mark.series + 1}`} d={d} />;
				})}
				{series.map((s, i) => {
					const label = labels[i];
					if (!label) return null;
					const away = label.anchor === 'end' ? -1 : 1;
					const [lx, ly] = [short(label.x), short(label.y)];
					return (
						<g key={s.name} class={`plot-name plot-${i + 1}`}>
							<path d={`M${lx} ${short(ly - 4)}h${away * SAMPLE}`} />
							<text x={short(lx + away * (SAMPLE + 5))} y={ly} text-anchor={label.anchor}>
								{s.name}
							</text>
						</g>
					);
				})}
			</svg>
			<PlotTable title={title} series={series} x={x} rows={rows} words={words} />
		</figure>
	);
}
