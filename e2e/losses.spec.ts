import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { tfjsSlim } from '../tools/build/tfjs.ts';
import type { Outcome } from './harness/engine.ts';

/**
 * Largest relative error against PyTorch, as goldenErrors measures it. GPUs may compute exp and log less
 * exactly than a CPU; SwiftShader's are 64 and 56 units in the last place (one is 1.2e-7).
 */
const TOLERANCE = { webgpu: 1e-5, webgl: 1e-5, cpu: 1e-6 } as const;
type Backend = keyof typeof TOLERANCE;

const root = join(import.meta.dirname, '..');
const out = join(root, '.record/harness');
/** Served from memory; localhost, because WebGPU wants a secure page. */
const ORIGIN = 'http://localhost:4397';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		plugins: [tfjsSlim()],
		build: {
			outDir: out,
			target: 'es2022',
			minify: false,
			rolldownOptions: { input: join(root, 'e2e/harness/engine.ts'), output: { entryFileNames: 'losses.js' } },
		},
	});
});

/** A page with the harness and nothing else. */
async function openHarness(page: Page): Promise<void> {
	await page.route(`${ORIGIN}/**`, async (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === '/') {
			await route.fulfill({
				contentType: 'text/html',
				body: '<!doctype html><script type="module" src="/losses.js"></script>',
			});
		} else {
			await route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(out, pathname)) });
		}
	});
	await page.goto(`${ORIGIN}/`);
	await page.waitForFunction(() => 'runAll' in window);
}

for (const backend of Object.keys(TOLERANCE) as Backend[]) {
	test(`the losses give PyTorch’s answers on ${backend}`, async ({ page }) => {
		test.setTimeout(300_000);
		await openHarness(page);
		const { outcomes, adapter, leaked } = await page.evaluate(
			(b) =>
				(
					window as unknown as { runAll(b: string): Promise<{ outcomes: Outcome[]; adapter: string; leaked: number }> }
				).runAll(b),
			backend,
		);
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
		await openHarness(page);
		const result = await page.evaluate(
			(b) =>
				(
					window as unknown as {
						loseAndReopen(b: string): Promise<{ said: string; next: string; missing: string; sum: number }>;
					}
				).loseAndReopen(b),
			backend,
		);
		expect(result.said).toContain(`${backend}: expected the device to go on computing, but`);
		expect(result).toMatchObject({ next, missing: 'failed', sum: 5 });
	});
}

test('a device that answers zeros does not pass the self-test', async ({ page }) => {
	await openHarness(page);
	const said = await page.evaluate(() => (window as unknown as { testOfZeros(): Promise<string> }).testOfZeros());
	expect(said).toContain(
		'self-test, exp, with overflow and nan: expected 1 2.718281828459045 0 Infinity NaN, found 0 0 0 0 0',
	);
});
