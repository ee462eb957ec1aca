import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { TESTED_BACKENDS, type TestedBackend, TOLERANCE } from './backends.ts';
import type { harness as Harness } from './harness/losses.ts';
import { buildHarness, openHarness } from './harness/page.ts';

declare const harness: typeof Harness;

const root = join(import.meta.dirname, '..');

/** By loss, and where a fused kernel computed it: how many cases, and the largest errors over them, as goldenErrors measures them. */
type Worst = Record<string, { cases: number; loss: number; gradient: number }>;
const kept: Partial<Record<TestedBackend, { adapter: string; worst: Worst }>> = {};

/** Where the errors are written: beside the other test results, or, with KEEP=1, where they are kept. */
const RESULTS = join(root, process.env['KEEP'] ? 'bench/losses.json' : 'test-results/losses.json');

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => buildHarness('losses'));

test.afterAll(({ browser }) => {
	const missing = TESTED_BACKENDS.filter((b) => !kept[b]);
	if (process.env['KEEP'] && missing.length) {
		throw new Error(
			`expected errors on every backend to keep, found none on ${missing.join(', ')}; nothing was written`,
		);
	}
	const { torch } = JSON.parse(readFileSync(join(root, 'src/losses/goldens.json'), 'utf8')) as { torch: string };
	const results = {
		command: 'KEEP=1 npx playwright test e2e/losses.spec.ts',
		browser: `${browser.browserType().name()} ${browser.version()}`,
		torch,
		tolerance: TOLERANCE,
		backends: kept,
	};
	mkdirSync(join(RESULTS, '..'), { recursive: true });
	writeFileSync(RESULTS, `${JSON.stringify(results, null, '\t')}\n`);
});

for (const [backend, fused] of TESTED_BACKENDS.flatMap((b) => [[b, true] as const, [b, false] as const])) {
	test(`the losses give PyTorch’s answers on ${backend}${fused ? '' : ', composed of single operations'}`, async ({
		page,
	}) => {
		test.setTimeout(300_000);
		await openHarness(page, 'losses');
		const { outcomes, adapter, leaked } = await page.evaluate(([b, f]) => harness.runAll(b, f), [
			backend,
			fused,
		] as const);
		const worst: Worst = {};
		for (const { loss: name, errors, fused: used } of outcomes) {
			const loss = used ? `${name}, fused` : name;
			worst[loss] ??= { cases: 0, loss: 0, gradient: 0 };
			worst[loss].cases++;
			worst[loss].loss = Math.max(worst[loss].loss, errors?.loss ?? 0);
			worst[loss].gradient = Math.max(worst[loss].gradient, errors?.gradient ?? 0);
		}
		console.log(`${backend} (${adapter || 'no name given'}):`, JSON.stringify(worst));
		// composed, the cross-entropy has all its cases
		kept[backend] = { adapter, worst: { ...kept[backend]?.worst, ...worst } };
		const wrong = outcomes.filter(
			(o) => o.problem ?? Math.max(o.errors?.loss ?? 0, o.errors?.gradient ?? 0) > TOLERANCE[backend],
		);
		expect(wrong.map((o) => `${o.loss} ${o.id}: ${o.problem ?? JSON.stringify({ ...o.errors, ...o.got })}`)).toEqual(
			[],
		);
		expect(leaked).toBe(0);
		// a test of a kernel that is never asked would pass, too
		const asked = outcomes.filter((o) => o.fused).length;
		if (fused) expect(asked).toBeGreaterThanOrEqual(100);
		else expect(asked).toBe(0);
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

test('what WebGPU refuses without a word to TensorFlow.js is told, and the next device takes over', async ({
	page,
}) => {
	await openHarness(page, 'losses');
	const { said, next } = await page.evaluate(() => harness.refuseAndReopen());
	expect(said).toContain('webgpu: expected the device to go on computing, but');
	expect(said).toContain('usage');
	expect(next).toBe('webgl');
});

test('a device that answers zeros does not pass the self-test', async ({ page }) => {
	await openHarness(page, 'losses');
	const said = await page.evaluate(() => harness.testOfZeros());
	expect(said).toContain(
		'self-test, exp, with overflow and nan: expected 1 2.718281828459045 0 Infinity NaN, found 0 0 0 0 0',
	);
});
