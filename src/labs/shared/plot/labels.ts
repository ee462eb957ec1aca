import type { Frame } from './frame.ts';
import type { Series } from './types.ts';

/** Baselines of two names are at least this far apart, in pixels. */
const LINE = 15;
/** A name stands this far above its line. */
const LIFT = 7;
/** Half the height of a letter: what brings a baseline's text to the middle of a line. */
const MIDDLE = 4;

export interface PlacedLabel {
	x: number;
	y: number;
	anchor: 'start' | 'end';
}

/** Puts each series' name where it is wanted, else over the line's last point, and moves those apart that would touch. */
export function placeLabels(series: readonly Series[], frame: Frame): (PlacedLabel | undefined)[] {
	const placed = series.map((s): PlacedLabel | undefined => {
		if (s.label) {
			const { x, y, anchor, dy = 0 } = s.label;
			return { x: frame.x(x), y: frame.y(y) + dy, anchor };
		}
		const last = s.points.findLast(([, y]) => Number.isFinite(y));
		if (!last) return undefined;
		const x = frame.x(last[0]);
		// a line that has only begun has no room to the left of its end
		const early = x < (frame.left + frame.right) / 2;
		const y = frame.y(last[1]);
		return early ? { x: x + LIFT, y: y + MIDDLE, anchor: 'start' } : { x, y: y - LIFT, anchor: 'end' };
	});
	const inside = placed.filter((p) => p !== undefined);
	for (const label of inside) label.y = Math.max(frame.top + LIFT + MIDDLE, Math.min(frame.bottom - 5, label.y));
	inside.sort((a, b) => b.y - a.y);
	for (const [i, label] of inside.entries()) {
		for (const below of inside.slice(0, i)) {
			if (below.anchor === label.anchor) label.y = Math.min(label.y, below.y - LINE);
		}
	}
	return placed;
}

/** Two words over the plot that start nearer than this to each other would touch, in pixels. */
const APART = 90;

/** Which way the word over a vertical line runs, so that it neither leaves the plot nor touches another. */
export function ruleAnchor(at: number, others: readonly number[], { left, right }: Frame): 'start' | 'middle' | 'end' {
	const near = others.find((other) => other !== at && Math.abs(other - at) < APART);
	if (near !== undefined) return near > at ? 'end' : 'start';
	if (at - left < APART / 2) return 'start';
	return right - at < APART / 2 ? 'end' : 'middle';
}
