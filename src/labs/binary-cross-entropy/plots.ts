import { formatNumber } from '../shared/format.ts';
import type { PlotProps } from '../shared/plot/Plot.tsx';
import { nice } from '../shared/plot/ticks.ts';
import type { Label, Point, Series } from '../shared/plot/types.ts';
import type { Input, Result } from './compute.ts';
import { reachOf, SIGMOID_IS_ONE, SIGMOID_IS_ZERO } from './domain.ts';
import { shortInput } from './steps.ts';
import type { LabStrings } from './words.en.ts';

/** Rows of a plot's table on each side of z = 0. */
const ROWS = 6;
/** What the axes show at least, so that they stay while y moves: what a saturated BCELoss costs, and ±1. */
const USUAL_LOSS = 100;
const USUAL_GRADIENT = 1;
/** Room over and under the gradients, for the names. */
const HEADROOM = 1.3;
/** A name over a line and one under it, in pixels. */
const OVER = -7;
const UNDER = 15;

type PlotOf = Omit<PlotProps, 'words'>;
type Pair = readonly [withLogits: Series, bce: Series];

/** The two losses with what each is given. */
export const namesOf = ({ mistake }: Input): readonly [string, string] => [
	`BCEWithLogitsLoss(${mistake === 'twice' ? 'σ(z)' : 'z'})`,
	`BCELoss(${mistake === 'raw' ? 'z' : 'σ(z)'})`,
];

const ends = (points: readonly Point[]) => points.map(([, y]) => y).filter(Number.isFinite);
const lastOf = ({ points }: Series): number => ends(points).at(-1) ?? Number.NaN;

function lossDomain(pair: Pair): [number, number] {
	const values = pair.flatMap(({ points }) => ends(points));
	return nice([Math.min(0, ...values), Math.max(USUAL_LOSS, ...values)], 4);
}

function gradientDomain(pair: Pair): [number, number] {
	// without its sigmoid BCELoss has slopes of 10¹²; the other curve would be flat beside them
	const values = ends(pair[0].points).map(Math.abs);
	const size = Math.max(USUAL_GRADIENT, ...values) * HEADROOM;
	return [-size, size];
}

/** Names the curves where they part; where they do not, one over the other at the end. */
function named([withLogits, bce]: Pair, labels: [Label?, Label?]): Pair {
	return [
		{ ...withLogits, label: labels[0] },
		{ ...bce, label: labels[1] },
	];
}

function lossNames(pair: Pair, reach: number): Pair {
	const [a, b] = pair.map(lastOf) as [number, number];
	if (!(b > a + 1)) return named(pair, []);
	// left of the jump there is room over both curves
	const x = SIGMOID_IS_ONE - reach / 40;
	const own: Label =
		reach > 2 * SIGMOID_IS_ONE ? { x: -reach, y: 0, anchor: 'start', dy: OVER } : { x, y: a, anchor: 'end', dy: 4 };
	return named(pair, [own, { x, y: b, anchor: 'end', dy: 4 }]);
}

function gradientNames(pair: Pair, reach: number): Pair {
	const [a, b] = pair.map(lastOf) as [number, number];
	const at = (y: number, dy: number): Label | undefined =>
		Number.isFinite(y) ? { x: reach, y, anchor: 'end', dy } : undefined;
	return named(pair, [at(a, OVER), at(b, UNDER)]);
}

/** The loss and its gradient over z, for both losses. */
export function plotsOf({ columns: c, input, refused }: Result, t: LabStrings): { loss: PlotOf; gradient: PlotOf } {
	const reach = reachOf(input.z);
	const [first, second] = namesOf(input);
	// the reader's own z comes first and once more in its place
	const pair = (a: Float32Array, b: Float32Array): Pair => {
		const points = (values: Float32Array) => Array.from(c.z, (z, i): Point => [z, values[i] as number]).slice(1);
		return [
			{ name: first, points: points(a) },
			{ name: second, points: points(b) },
		];
	};
	const shown = (values: Float32Array, refusal: unknown) =>
		refusal ? t.refused : formatNumber(values[0] ?? Number.NaN);
	const summary = (a: Float32Array, b: Float32Array) =>
		t.summary(shortInput(input.z), shown(a, refused.withLogits), shown(b, refused.bce));
	const plot = (a: Float32Array, b: Float32Array) => ({
		summary: summary(a, b),
		x: { label: 'z', domain: [-reach, reach] as const },
		rows: Array.from({ length: 2 * ROWS + 1 }, (_, i) => ((i - ROWS) * reach) / ROWS),
		marks: [a, b].map((values, series) => ({ x: input.z, y: values[0] ?? Number.NaN, series })),
		rules: [
			...(input.mistake === 'raw'
				? []
				: [
						{ x: SIGMOID_IS_ONE, label: 'σ(z) = 1' },
						{ x: SIGMOID_IS_ZERO, label: 'σ(z) = 0' },
					]),
			...(Number.isFinite(input.z) ? [{ x: input.z, label: `z = ${shortInput(input.z)}`, here: true }] : []),
		],
	});
	const loss = pair(c.withLogits, c.bce);
	const gradient = pair(c.withLogitsGradient, c.bceGradient);
	const y = shortInput(input.y);
	return {
		loss: {
			...plot(c.withLogits, c.bce),
			title: t.lossPlot(y),
			y: { label: t.loss, domain: lossDomain(loss) },
			series: lossNames(loss, reach),
		},
		gradient: {
			...plot(c.withLogitsGradient, c.bceGradient),
			title: t.gradientPlot(y),
			y: { label: t.gradient, domain: gradientDomain(gradient) },
			series: gradientNames(gradient, reach),
		},
	};
}
