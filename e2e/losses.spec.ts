import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { harness as Harness } from './harness/losses.ts';
import { buildHarness, HARNESS_BACKENDS, openHarness, TOLERANCE } from './harness/page.ts';

declare const harness: typeof Harness;

const root = join(import.meta.dirname, '..');

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => buildHarness('losses'));

for (const backend of HARNESS_BACKENDS) {
	test(`the losses give PyTorch’s answers on ${backend}`, async ({ page }) => {
		test.setTimeout(300_000);
		await openHarness(page, 'losses');
		const { outcomes, adapter, leaked } = await page.evaluate((b) => harness.runAll(b), backend);
		const worst: Record<string, { cases: number; loss: number; gradient: number }> = {};
		for (const { loss, errors } of outcomes) {
			worst[loss] ??= { cases: 0, loss: 0, gradient: 0 };
			worst[loss].cases++;
			worst[loss].loss = Math.max(worst[loss].loss, errors?.loss ?? 0);
			worst[loss].gradient = Math.max(worst[loss].gradient, errors?.gradient ?? 0);
		}
		console.log(`${backend} (${adapter || 'no name given'}):`, JSON.stringify(worst));
		mkdirSync(join(root, 'test-results'), { recursive: true });
		writeFileSync(
			join(root, `test-results/losses-${backend}.json`),
			JSON.stringify({ backend, adapter, worst }, null, '\t'),
		);
		const wrong = outcomes.filter(
			(o) => o.problem ?? Math.max(o.errors?.loss ?? 0, o.errors?.gradient ?? 0) > TOLERANCE[backend],
		);
		expect(wrong.map((o) => `${o.loss} ${o.id}: ${o.problem ?? JSON.stringify({ ...o.errors, ...o.got })}`)).toEqual(
			[],
		);
		expect(leaked).toBe(0);
	});
}

for (const [backend, next] of [
	['webgpu', 'webgl'],
	['webgl', 'webgpu'],
] as const) {
	test(`a lost ${backend} device says so, and the next one takes over`, async ({ page }) => {
		await openHarness(page, 'losses');
		const result = await page.evaluate((b) => harness.loseAndReopen(b), backend);
		expect(result.said).toContain(`${backend}: expected the device to go on computing, but`);
		expect(result).toMatchObject({ next, missing: 'failed', sum: 5 });
	});
}

test('a device that answers zeros does not pass the self-test', async ({ page }) => {
	await openHarness(page, 'losses');
	const said = await page.evaluate(() => harness.testOfZeros());
	expect(said).toContain(
		'self-test, exp, with overflow and nan: expected 1 2.718281828459045 0 Infinity NaN, found 0 0 0 0 0',
	);
});
