import { h } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Plot, type PlotProps } from './Plot.tsx';
import { linePath } from './path.ts';

const draw = (props: Partial<PlotProps>) =>
	renderToStaticMarkup(
		h(Plot, {
			title: 'Loss',
			summary: 'It falls.',
			x: { label: 'step' },
			y: { label: 'loss' },
			words: { numbers: 'The numbers' },
			series: [],
			...props,
		}),
	);

describe('a line', () => {
	it('breaks where a value is nan or infinite', () => {
		const d = linePath([
			[0, 0],
			[1, 5],
			[2, Number.NaN],
			[3, 1],
			[4, Number.POSITIVE_INFINITY],
			[5, 2],
			[6, 0],
		]);
		expect(d).toBe('M0,0L1,5M3,1ZM5,2L6,0');
	});

	it('keeps its corners and leaves out what is straight', () => {
		const corner = Array.from({ length: 21 }, (_, x) => [x, Math.max(0, x - 10)] as const);
		expect(linePath(corner)).toBe('M0,0L10,0L20,10');
	});

	it('has coordinates with one decimal at most', () => {
		expect(linePath([[1 / 3, 2 / 3]])).toBe('M0.3,0.7Z');
	});
});

describe('a plot', () => {
	const two = [
		{ name: 'train', points: Array.from({ length: 500 }, (_, i) => [i, 2 / (1 + i)] as const) },
		{ name: 'held out', points: Array.from({ length: 50 }, (_, i) => [i * 10, 2.5 / (1 + i)] as const) },
	];

	it('is an image with a text', () => {
		expect(draw({ series: two })).toContain('role="img" aria-label="Loss. It falls."');
	});

	it('has a table with the numbers of each series where both have one, thinned', () => {
		const html = draw({ series: two });
		expect(html.match(/<tr>/g)).toHaveLength(25);
		expect(html).toContain('<th scope="row">490</th><td>0.0041</td><td>0.0500</td>');
		expect(html).not.toContain('<td>–</td>');
	});

	it('shows – in its table where a series has no number', () => {
		const html = draw({ series: two, rows: [1] });
		expect(html).toContain('<th scope="row">1</th><td>1.0000</td><td>–</td>');
	});

	it.each([
		['no series', []],
		['series without points', [{ name: 'train', points: [] }]],
		['one point', [{ name: 'train', points: [[0, 3] as const] }]],
		['nothing but nan', [{ name: 'train', points: [[0, Number.NaN] as const, [1, Number.NaN] as const] }]],
	])('of %s has axes and no nan in its drawing', (_, series) => {
		const drawing = draw({ series }).split('<details')[0] ?? '';
		expect(drawing).toContain('plot-zero');
		expect(drawing).not.toMatch(/NaN|Infinity|undefined/);
	});

	it('keeps two names apart that end at the same place', () => {
		const points = [
			[0, 1],
			[1, 0],
		] as const;
		const html = draw({
			series: [
				{ name: 'a', points },
				{ name: 'b', points },
			],
		});
		const heights = [...html.matchAll(/<text x="[\d.]+" y="([\d.]+)" text-anchor="end">[ab]</g)].map(([, y]) =>
			Number(y),
		);
		expect(heights).toHaveLength(2);
		expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(15);
	});

	it('draws no mark outside its axes', () => {
		const series = [{ name: 'a', points: [[0, 0] as const, [1, 1] as const] }];
		expect(draw({ series, marks: [{ x: 0.5, y: 0.5, series: 0 }] })).toContain('plot-mark');
		expect(draw({ series, marks: [{ x: 9, y: 0.5, series: 0 }] })).not.toContain('plot-mark');
		expect(draw({ series, marks: [{ x: 0.5, y: Number.NaN, series: 0 }] })).not.toContain('plot-mark');
	});
});
