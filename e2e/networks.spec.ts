import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { NetworkGoldens } from '../src/nn/networks/golden-numbers.ts';
import { TESTED_BACKENDS, type TestedBackend } from './backends.ts';
import type { harness as Harness } from './harness/networks.ts';
import { buildHarness, openHarness } from './harness/page.ts';

declare const harness: typeof Harness;

const root = join(import.meta.dirname, '..');
const { results, torch, torchvision, shape } = JSON.parse(
	readFileSync(join(root, 'src/nn/networks/goldens.json'), 'utf8'),
) as NetworkGoldens;

/** Largest error of a logit against float64, over the largest logit, on every backend. PyTorch's own float32 comes to 3.2e-6. */
const TOLERANCE = 5e-6;

/** The same for a single layer. */
const LAYER_TOLERANCE = 2e-6;

/** Together they have every kind of layer and of block. */
const SOME = [
	'alexnet',
	'resnet18',
	'resnext50_32x4d',
	'squeezenet1_0',
	'densenet121',
	'mobilenet_v2',
	'mobilenet_v3_small',
];
/** ALL=1 takes a quarter of an hour on a software GPU. */
const NAMES = process.env['ALL'] ? Object.keys(results) : SOME;

const kept: Partial<Record<TestedBackend, { adapter: string; errors: Record<string, number> }>> = {};

// one worker has to see all of a table
if (process.env['ALL']) test.describe.configure({ mode: 'default' });
test.beforeAll(() => buildHarness('networks'));

test.afterAll(({ browser }) => {
	if (!process.env['ALL']) return;
	const missing = TESTED_BACKENDS.filter((b) => Object.keys(kept[b]?.errors ?? {}).length < NAMES.length);
	if (missing.length)
		throw new Error(
			`expected all networks on every backend, found fewer on ${missing.join(', ')}; nothing was written`,
		);
	const file = join(root, 'bench/networks.json');
	mkdirSync(join(file, '..'), { recursive: true });
	const table = {
		command: 'ALL=1 npx playwright test e2e/networks.spec.ts',
		browser: `${browser.browserType().name()} ${browser.version()}`,
		torch,
		torchvision,
		shape,
		tolerance: TOLERANCE,
		pytorch: Object.fromEntries(Object.entries(results).map(([name, { float32 }]) => [name, float32])),
		backends: kept,
	};
	writeFileSync(file, `${JSON.stringify(table, null, '\t')}\n`);
});

test('a network takes few programs on WebGL, because a GPU prepares each at its first use', async ({ page }) => {
	await page.addInitScript(() => {
		const counted = window as Window & { programs?: number };
		const { linkProgram } = WebGL2RenderingContext.prototype;
		WebGL2RenderingContext.prototype.linkProgram = function (program) {
			counted.programs = (counted.programs ?? 0) + 1;
			linkProgram.call(this, program);
		};
	});
	await openHarness(page, 'networks');
	await page.evaluate(() => harness.run('webgl', 'resnet18'));
	const programs = await page.evaluate(() => (window as Window & { programs?: number }).programs);
	// for two sizes of images, with the device's tests; one for each shape of every kernel comes to 187
	expect(programs).toBeLessThanOrEqual(110);
});

for (const backend of TESTED_BACKENDS) {
	test(`the layers give torch.nn’s numbers on ${backend}`, async ({ page }) => {
		test.setTimeout(120_000);
		await openHarness(page, 'networks');
		const errors = await page.evaluate((b) => harness.layers(b), backend);
		expect(Object.keys(errors).length).toBeGreaterThan(30);
		expect(Object.entries(errors).filter(([, error]) => !(error <= LAYER_TOLERANCE))).toEqual([]);
	});

	test(`a window larger than its image is refused on ${backend}, and nothing is harmed`, async ({ page }) => {
		await openHarness(page, 'networks');
		expect(await page.evaluate((b) => harness.largeWindow(b), backend)).toEqual({
			said: 'Error: FusedConv2D: expected at least 7 pixels a side, found 6; use larger images or smaller windows',
			wrong: 0,
		});
	});

	test(`torchvision’s networks give its logits on ${backend}`, async ({ page }) => {
		test.setTimeout(NAMES.length * 120_000);
		await openHarness(page, 'networks');
		const errors: Record<string, number> = {};
		for (const name of NAMES) {
			const run = await page.evaluate(([b, n]) => harness.run(b, n), [backend, name] as const);
			errors[name] = Math.max(run.error, run.batch);
			expect.soft(errors[name], name).toBeLessThanOrEqual(TOLERANCE);
			expect.soft(run.top, name).toEqual(results[name]?.top);
			expect.soft(run.leaked, name).toEqual({ tensors: 0, data: 0 });
			kept[backend] = { adapter: run.adapter, errors };
		}
		console.log(`${backend} (${kept[backend]?.adapter || 'no name given'}):`, JSON.stringify(errors));
	});
}
