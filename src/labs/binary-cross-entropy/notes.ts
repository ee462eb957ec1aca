import { formatNumber } from '../shared/format.ts';
import type { Result } from './compute.ts';
import type { LabStrings } from './words.en.ts';

/** BCELoss' gradient has fallen below this part of the right one: it fades. */
const FADED = 0.9;
/** Losses further apart than this part differ by more than rounding. */
const COARSE = 1e-3;

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** `nn.BCEWithLogitsLoss` in float64, for bounds. */
const exact = (x: number, y: number, P: number) => (1 - y) * x + (1 + (P - 1) * y) * softplus(-x);

/** What is worth saying about a state, the most surprising first. */
export function notesOf({ columns: c, input, refused }: Result, t: LabStrings): string[] {
	const { z, y, posWeight, weighted, mistake } = input;
	const [p = 0, loss = 0, bce = 0] = [c.p[0], c.withLogits[0], c.bce[0]];
	const [right = 0, gradient = 0] = [c.withLogitsGradient[0], c.bceGradient[0]];
	if (refused.withLogits) return [];
	if (Number.isNaN(z) || Number.isNaN(y)) return [t.note.nanInput];
	const notes: string[] = [];
	if (mistake === 'twice') {
		const all = Array.from({ length: 101 }, (_, i) => exact(i / 100, y, posWeight));
		const [low, high] = [Math.min(...all), Math.max(...all)];
		notes.push(t.note.twice(formatNumber(low), formatNumber(high), formatNumber(exact(z, y, posWeight))));
	}
	if (mistake === 'raw' && !refused.bce) notes.push(t.note.rawInside);
	if (Number.isNaN(loss) && !Number.isFinite(z)) notes.push(t.note.infinite);
	if (y < 0 || y > 1) notes.push(t.note.unchecked);
	if (mistake !== 'raw' && !refused.bce) {
		if (p === 1 && y < 1) notes.push(t.note.one);
		else if (p === 0 && y > 0) notes.push(t.note.zero);
		else if (mistake === 'none' && !weighted && Math.abs(gradient) < FADED * Math.abs(right)) notes.push(t.note.fading);
		else if (mistake === 'none' && !weighted && Math.abs(bce - loss) > COARSE * Math.abs(loss))
			notes.push(t.note.coarse);
	}
	if (weighted) notes.push(t.note.posWeight(formatNumber(posWeight), formatNumber(y), formatNumber(c.factor[0] ?? 1)));
	if (y > 0 && y < 1 && !weighted && mistake === 'none') {
		notes.push(t.note.soft(formatNumber(-y * Math.log(y) - (1 - y) * Math.log(1 - y))));
	}
	return notes.length || refused.bce ? notes : [t.note.agree];
}
