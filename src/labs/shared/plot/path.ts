import { line } from 'd3-shape';
import type { Point } from './types.ts';

/** A coordinate as short as a screen can show it. */
export const short = (value: number): number => Math.round(value * 10) / 10 + 0;

/** Points this near to the line between their neighbours, in pixels, are not drawn. */
const STRAIGHT = 0.05;

const drawable = ([x, y]: Point): boolean => Number.isFinite(x) && Number.isFinite(y);

/** Leaves out the points that lie on the straight line from the last kept one to the next; gaps stay. */
function thin(points: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const [i, point] of points.entries()) {
		const [before, after] = [kept.at(-1), points[i + 1]];
		if (before && after && [before, point, after].every(drawable)) {
			const part = (point[0] - before[0]) / (after[0] - before[0]);
			if (Math.abs(before[1] + part * (after[1] - before[1]) - point[1]) <= STRAIGHT) continue;
		}
		kept.push(point);
	}
	return kept;
}

/** One decimal of a pixel: the picture stands in the page's HTML, where every digit is carried. */
const draw = line<Point>().defined(drawable).digits(1);

/** The `d` of a line through points, in pixels, with gaps where a point is not finite. */
export const linePath = (points: readonly Point[]): string => draw(thin(points)) ?? '';
