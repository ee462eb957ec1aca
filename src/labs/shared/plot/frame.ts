import { nice } from './ticks.ts';
import type { Axis, Series } from './types.ts';

/** About how many ticks an axis has. */
export const TICKS = { x: 6, y: 4 };

/** Room around the drawing area, in pixels of the view box. */
const MARGIN = { top: 38, right: 8, bottom: 24, left: 34 };

export interface Frame {
	left: number;
	right: number;
	top: number;
	bottom: number;
	xDomain: readonly [number, number];
	yDomain: readonly [number, number];
	/** From the axis' units to pixels. */
	x: (value: number) => number;
	y: (value: number) => number;
}

function extent(values: readonly number[]): [number, number] {
	const finite = values.filter(Number.isFinite);
	if (!finite.length) return [0, 1];
	const low = finite.reduce((a, b) => Math.min(a, b));
	const high = finite.reduce((a, b) => Math.max(a, b));
	return low === high ? [low, low + 1] : [low, high];
}

/** Lays out a plot: its drawing area, its domains and the way from numbers to pixels. */
export function frameOf(width: number, height: number, series: readonly Series[], xAxis: Axis, yAxis: Axis): Frame {
	const { left, top } = MARGIN;
	const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom];
	const points = series.flatMap((s) => s.points);
	const xDomain = xAxis.domain ?? extent(points.map(([x]) => x));
	const yDomain = yAxis.domain ?? nice(extent([0, ...points.map(([, y]) => y)]), TICKS.y);
	const scale = ([low, high]: readonly [number, number], from: number, to: number) => {
		return (value: number) => from + ((value - low) / (high - low)) * (to - from);
	};
	return { left, right, top, bottom, xDomain, yDomain, x: scale(xDomain, left, right), y: scale(yDomain, bottom, top) };
}
