import type { Point } from './types.ts';

/** A coordinate as short as a screen can show it. */
export const short = (value: number): number => Math.round(value * 10) / 10 + 0;

/** Points this near to the line between their neighbours, in pixels, are not drawn. */
const STRAIGHT = 0.05;

const gap = ([x, y]: Point): boolean => !(Number.isFinite(x) && Number.isFinite(y));

/** Leaves out the points of a run that lie on the straight line from the last kept one to the next. */
function thin(points: readonly Point[]): Point[] {
	const kept: Point[] = [];
	for (const [i, point] of points.entries()) {
		const [before, after] = [kept.at(-1), points[i + 1]];
		if (before && after) {
			const part = (point[0] - before[0]) / (after[0] - before[0]);
			if (Math.abs(before[1] + part * (after[1] - before[1]) - point[1]) <= STRAIGHT) continue;
		}
		kept.push(point);
	}
	return kept;
}

/** The `d` of a line through points, in pixels, with gaps where a point is not finite. */
export function linePath(points: readonly Point[]): string {
	const runs: Point[][] = [[]];
	for (const point of points) {
		if (gap(point)) runs.push([]);
		else runs.at(-1)?.push(point);
	}
	return runs
		.filter((run) => run.length)
		.map((run) => {
			const drawn = thin(run).map(([x, y]) => `${short(x)},${short(y)}`);
			// a point alone is drawn by the round cap of a line without length
			return `M${drawn.join('L')}${drawn.length === 1 ? 'h0' : ''}`;
		})
		.join('');
}
