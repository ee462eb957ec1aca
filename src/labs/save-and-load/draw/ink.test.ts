import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDevice } from '../../../engine/index.ts';
import { imagesOf, readDigits, split } from '../../training/digits.ts';
import { guesses } from '../guess.ts';
import { openBytes, readWeights } from '../weights.ts';
import { inkOf, moved, type Stroke } from './ink.ts';
import { inkText, readInk } from './ink-text.ts';

const PUBLIC = join(import.meta.dirname, '../../../../public');
const engine = await openDevice({ backend: 'cpu', adapter: '' });
const weights = await readWeights(
	await openBytes(new Uint8Array(readFileSync(join(PUBLIC, 'checkpoints/digits.pth'))), 'digits.pth'),
);
const digits = readDigits(readFileSync(join(PUBLIC, 'data/digits.bin')));

/** Points on an ellipse between two angles in degrees, clockwise from the right. */
const arc = (x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke =>
	Array.from({ length: 25 }, (_, i) => {
		const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
		return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
	});

/** Digits as somebody writes them with a mouse, none of them where the pad would like it. */
const WRITTEN: Stroke[][] = [
	[arc(0.5, 0.5, 0.2, 0.32, 0, 360)],
	[
		[
			[0.36, 0.34],
			[0.5, 0.2],
			[0.5, 0.8],
		],
	],
	[[...arc(0.5, 0.36, 0.18, 0.16, 190, 380), [0.32, 0.8], [0.7, 0.8]]],
	[[...arc(0.48, 0.35, 0.17, 0.15, 210, 450), ...arc(0.48, 0.65, 0.19, 0.17, -90, 150)]],
	[
		[
			[0.5, 0.2],
			[0.3, 0.58],
			[0.72, 0.58],
		],
		[
			[0.6, 0.4],
			[0.58, 0.85],
		],
	],
	[[[0.7, 0.2], [0.38, 0.2], [0.36, 0.46], ...arc(0.48, 0.62, 0.2, 0.19, -120, 140)]],
	[[[0.62, 0.18], [0.45, 0.35], ...arc(0.5, 0.65, 0.17, 0.17, 200, 560)]],
	[
		[
			[0.3, 0.22],
			[0.7, 0.22],
			[0.46, 0.82],
		],
		// the people of the data set cross their sevens
		[
			[0.38, 0.52],
			[0.68, 0.5],
		],
	],
	[[...arc(0.5, 0.34, 0.14, 0.15, 90, 450), ...arc(0.5, 0.66, 0.17, 0.17, -90, 270)]],
	[[...arc(0.5, 0.36, 0.16, 0.17, 0, 360), [0.66, 0.4], [0.6, 0.85]]],
];

describe('the pad', () => {
	it('gives the network what it can read', async () => {
		const images = Float32Array.from(
			WRITTEN.flatMap((strokes) => [...inkOf(strokes)]),
			(p) => p / 16,
		);
		const [read] = await guesses(engine, [weights], images);
		expect(read).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	});

	it('gives it a seven without a bar too, which the data set hardly has', async () => {
		const images = Float32Array.from(inkOf((WRITTEN[7] ?? []).slice(0, 1)), (p) => p / 16);
		expect(await guesses(engine, [weights], images)).toEqual([[7]]);
	});

	it.each([-0.3, -0.1, 0, 0.1, 0.3])('gives it a one that is a mere line, leaning by %d', async (lean) => {
		const line: Stroke = [
			[0.5 + lean / 4, 0.2],
			[0.5 - lean / 4, 0.8],
		];
		const images = Float32Array.from(inkOf([line]), (p) => p / 16);
		expect(await guesses(engine, [weights], images)).toEqual([[1]]);
	});

	it('sees the same wherever and however large it is written', () => {
		for (const strokes of WRITTEN) {
			const elsewhere = strokes.map((s) => s.map(([x, y]) => [0.1 + x / 2, 0.3 + y / 2] as const));
			expect(inkOf(elsewhere)).toEqual(inkOf(strokes));
		}
	});

	it('has as much ink as the data set', () => {
		const test = split(digits.count).test;
		const images = imagesOf(digits, test);
		const usual = images.reduce((a, b) => a + b, 0) / test.length;
		const drawn = WRITTEN.flatMap((s) => [...inkOf(s)]).reduce((a, b) => a + b, 0) / 16 / WRITTEN.length;
		expect(Math.abs(drawn / usual - 1)).toBeLessThan(0.2);
	});

	it('makes a dot of a dot, and nothing of nothing', () => {
		expect(inkOf([]).every((p) => p === 0)).toBe(true);
		expect(inkOf([[]]).every((p) => p === 0)).toBe(true);
		expect(inkOf([[[0.9, 0.1]]]).reduce((a, b) => a + b, 0)).toBe(12);
	});

	it('moves a digit by whole pixels', () => {
		const one = inkOf(WRITTEN[1] ?? []);
		expect(moved(moved(one, 1, 0), -1, 0)).toEqual(one);
		expect(moved(one, 0, 8).every((p) => p === 0)).toBe(true);
	});

	it('puts a digit into an address and takes it out again', () => {
		for (const strokes of WRITTEN) expect(readInk(inkText(inkOf(strokes)))).toEqual(inkOf(strokes));
		expect(readInk('h'.repeat(64))).toBeUndefined();
		expect(readInk('0'.repeat(63))).toBeUndefined();
	});
});
