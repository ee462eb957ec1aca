import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import sklearn from '../../../tools/data/digits.json' with { type: 'json' };
import { imagesOf, labelsOf, readDigits, split } from './digits.ts';

const file = readFileSync(join(import.meta.dirname, '../../../public/data/digits.bin'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('public/data/digits.bin', () => {
	const digits = readDigits(file);

	it('holds what scikit-learn says of its own copy', () => {
		const histogram = Array.from({ length: 10 }, (_, c) => digits.labels.filter((l) => l === c).length);
		expect({
			images: digits.count,
			labels: histogram,
			sum: digits.pixels.reduce((a, b) => a + b, 0),
			sha256: { pixels: sha256(digits.pixels), labels: sha256(digits.labels), file: sha256(file) },
		}).toEqual({ images: sklearn.images, labels: sklearn.labels, sum: sklearn.sum, sha256: sklearn.sha256 });
	});

	it('is at most 60 kB', () => {
		expect(file.length).toBeLessThanOrEqual(60_000);
	});

	it('is refused when cut short', () => {
		expect(() => readDigits(file.subarray(0, 40_000))).toThrow(/expected \d+ bytes for 1797 images, found 40000/);
	});

	it('is cut into 1440 images for training and 357 others for testing', () => {
		const { train, test } = split(digits.count);
		expect([train.length, test.length, new Set([...train, ...test]).size]).toEqual([1440, 357, 1797]);
		expect(test.slice(0, 2)).toEqual([4, 9]);
		expect(imagesOf(digits, test)).toHaveLength(357 * 64);
		expect(Math.max(...imagesOf(digits, train))).toBe(1);
		expect(new Set(labelsOf(digits, test)).size).toBe(10);
	});
});
