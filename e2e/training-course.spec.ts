import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { TESTED_BACKENDS } from './backends.ts';
import { buildHarness, openHarness } from './harness/page.ts';
import type { harness as Harness } from './harness/training.ts';

declare const harness: typeof Harness;

const bytes = [...readFileSync(join(import.meta.dirname, '../public/data/digits.bin'))];
/** All goldens start alike on the CPU, in the units; these are the kinds of course there are. */
const IDS = ['start', 'large', 'seed-large', 'divergent', 'nan', 'inf'];

/** Largest relative error of the first 20 losses against PyTorch; 2.5e-6 was the worst seen. */
const LOSSES = 1e-5;
/** Test images, of 357, by which an accuracy after an epoch may differ; none did so far. */
const IMAGES = 3;

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => buildHarness('training'));

for (const backend of TESTED_BACKENDS) {
	test(`training starts on ${backend} as PyTorch does`, async ({ page }) => {
		test.setTimeout(300_000);
		await openHarness(page, 'training');
		const found = await page.evaluate(([b, k, i]) => harness.distances(b, k, i, 1), [bytes, backend, IDS] as const);
		const worst = Math.max(...Object.values(found).map((d) => d.losses));
		const images = Math.max(...Object.values(found).map((d) => d.accuracy)) * 357;
		console.log(`${backend}: first 20 losses within ${worst.toExponential(1)}, ${images.toFixed(0)} test images apart`);
		expect(Object.keys(found).sort()).toEqual([...IDS].sort());
		for (const [id, { losses, accuracy }] of Object.entries(found)) {
			expect.soft(losses, id).toBeLessThanOrEqual(LOSSES);
			expect.soft(accuracy * 357, id).toBeLessThanOrEqual(IMAGES);
		}
	});

	test(`training on ${backend} leaves no tensor behind`, async ({ page }) => {
		await openHarness(page, 'training');
		const [before, ...rest] = await page.evaluate(([b, k]) => harness.tensors(b, k), [bytes, backend] as const);
		const after = rest.pop();
		expect(after).toBe(before);
		expect(new Set(rest).size).toBe(1);
	});
}

for (const [backend, epochs] of [
	['wasm', 20],
	['webgl', 4],
] as const) {
	test(`${epochs} epochs on ${backend} end where PyTorch’s do`, async ({ page }) => {
		test.setTimeout(300_000);
		await openHarness(page, 'training');
		const found = await page.evaluate(([b, k, n]) => harness.distances(b, k, ['start'], n), [
			bytes,
			backend,
			epochs,
		] as const);
		console.log(`${backend}, ${epochs} epochs:`, JSON.stringify(found));
		expect((found['start']?.accuracy ?? 1) * 357).toBeLessThanOrEqual(IMAGES);
	});
}
