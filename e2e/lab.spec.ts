import type { Page } from '@playwright/test';
import { goldens } from '../src/labs/cross-entropy/goldens.ts';
import { asPyTorch } from '../src/labs/cross-entropy/python.ts';
import { toQuery } from '../src/labs/cross-entropy/state.ts';
import { ENGINE_KILOBYTES, withParts } from '../src/labs/shared/engine-size.ts';
import { relativeError } from '../src/labs/shared/golden-values.ts';
import { TESTED_BACKENDS, type TestedBackend, TOLERANCE } from './backends.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

async function choose(page: Page, backend: TestedBackend): Promise<void> {
	await page.locator('.lab-device select').selectOption(backend);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', backend);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-status', 'ready');
}

const numbers = (page: Page, step: string) =>
	page
		.locator(`[data-step="${step}"] td`)
		.evaluateAll((cells) => cells.map((c) => Number((c as HTMLElement).dataset['value'])));

for (const backend of TESTED_BACKENDS) {
	test(`on ${backend} the lab shows what PyTorch printed`, async ({ page }) => {
		test.setTimeout(180_000);
		const wrong: string[] = [];
		let worst = 0;
		await open(page, '/en/notes/cross-entropy/');
		await labOf(page);
		await choose(page, backend);
		for (const golden of goldens()) {
			// through the page's own controls: first the class count, then the fields
			const fields = page.locator('.lab-row input[type=text]');
			while ((await fields.count()) < golden.state.logits.length)
				await page.getByRole('button', { name: 'Add a class' }).click();
			while ((await fields.count()) > golden.state.logits.length)
				await page.getByRole('button', { name: 'Remove a class' }).click();
			for (const [c, text] of golden.state.logits.entries()) await fields.nth(c).fill(text);
			await page.getByRole('textbox', { name: 'Target', exact: true }).fill(golden.state.target);
			await page.getByLabel('Reduction').selectOption(golden.state.reduction);
			await page.getByRole('checkbox').setChecked(golden.state.double);
			if (golden.error) {
				await expect(page.locator('.lab-error samp')).toHaveText(golden.error);
				await expect(page.locator('.lab-error p').last()).not.toBeEmpty();
				continue;
			}
			await expect(page.locator('.lab-error')).toHaveCount(0);
			const check = async () => {
				const found = [
					['loss', [Number(await page.locator('.lab-loss').getAttribute('data-loss'))], golden.line('loss')] as const,
					['softmax', await numbers(page, golden.state.double ? 'first' : 'softmax'), golden.line('softmax')] as const,
					['gradient', await numbers(page, 'gradient'), golden.line('gradient')] as const,
				];
				return found.flatMap(([name, actual, wanted]) =>
					wanted.map((value, i) => ({
						name: `${golden.id} ${name}[${i}]`,
						actual: actual[i] ?? Number.NaN,
						value,
						error: relativeError(actual[i] ?? Number.NaN, value),
					})),
				);
			};
			// the numbers follow the fields a moment later
			await expect
				.poll(async () => (await check()).every((c) => c.error <= TOLERANCE[backend]), { timeout: 20_000 })
				.toBe(true)
				.catch(() => undefined);
			for (const c of await check()) {
				if (c.error > TOLERANCE[backend]) wrong.push(`${c.name}: ${c.actual} instead of ${c.value} (${c.error})`);
				else worst = Math.max(worst, c.error);
			}
		}
		console.log(`${backend}: worst relative error ${worst.toExponential(1)} over ${goldens().length} states`);
		expect(wrong).toEqual([]);
	});
}

for (const lang of LANGS) {
	test(`${lang}: nothing of the engine is loaded before the reader acts`, async ({ page }) => {
		const loaded: string[] = [];
		page.on('request', (r) => loaded.push(r.url()));
		await open(page, `/${lang}/notes/cross-entropy/`);
		await labOf(page);
		expect(loaded.filter((u) => /\/(engine|webgpu|webgl|wasm|cpu|kernels|tfjs-backend-wasm[\w-]*)\./.test(u))).toEqual(
			[],
		);
		await expect(page.locator('.lab-device-name')).toContainText(`${withParts(ENGINE_KILOBYTES, 'cross-entropy')} kB`);
		await page.locator('.lab-row input[type=range]').first().focus();
		await page.keyboard.press('ArrowRight');
		await expect(page.locator('.lab-device-name')).toHaveAttribute('data-status', 'ready');
		expect(loaded.some((u) => /\/engine\./.test(u))).toBe(true);
	});

	test(`${lang}: the address holds the state, and opens on it`, async ({ page }) => {
		await open(page, `/${lang}/notes/cross-entropy/`);
		await labOf(page);
		await page.locator('.lab-presets button').nth(1).click();
		await expect(page).toHaveURL(/\?z=10,0,0&y=1&d=1$/);
		await page.reload();
		await labOf(page);
		await expect(page.getByRole('checkbox')).toBeChecked();
		await expect(page.locator('.lab-loss output')).toHaveText('1.5514');
		await page.locator('.lab-head button').click();
		await expect(page).not.toHaveURL(/\?/);
		await expect(page.locator('.lab-loss output')).toHaveText('0.4170');
	});
}

test('the lab works by keyboard alone and says its result', async ({ page }) => {
	await open(page, '/en/notes/cross-entropy/');
	const lab = await labOf(page);
	await lab.getByRole('button', { name: 'Start' }).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toHaveText(/^Loss 1\.5514, computed on (WebGPU|WebGL2|Wasm|CPU)$/);
	await lab.getByRole('slider').first().focus();
	await page.keyboard.press('Home');
	await expect(lab.getByRole('textbox').first()).toHaveValue('-12');
	await lab.getByRole('button', { name: 'Make class 2 the target' }).focus();
	await page.keyboard.press('Space');
	await expect(lab.getByRole('textbox', { name: 'Target', exact: true })).toHaveValue('2');
});

test.describe('Copy as PyTorch', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the very program that real PyTorch was run with', async ({ page }) => {
		const golden = goldens().find((g) => g.id === 'preset-double');
		if (!golden) throw new Error("expected a golden 'preset-double'");
		await open(page, `/zh/notes/cross-entropy/${toQuery(golden.state)}`);
		const lab = await labOf(page);
		await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
		await expect(lab.getByText('已复制')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(golden.state));
	});
});

test('a reader whose WebGPU is missing is told so and gets the next device', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'gpu', { value: undefined }));
	await open(page, '/en/notes/cross-entropy/?z=1,2,3&y=0');
	await labOf(page);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', 'webgl');
	await expect(page.locator('.lab-device option[value=webgpu]')).toHaveText(/does not offer it/);
});

/** A browser without any GPU. */
async function withoutGpu(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'gpu', { value: undefined });
		OffscreenCanvas.prototype.getContext = () => null;
	});
}

test('without any GPU Wasm computes, and the page says why', async ({ page }) => {
	await withoutGpu(page);
	await open(page, '/zh/notes/cross-entropy/?z=2,1,0.1&y=1');
	await labOf(page);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', 'wasm');
	await expect(page.locator('.lab-device')).toContainText(
		'没有用 GPU，因为：WebGPU：浏览器不提供；WebGL2：没有可用的显卡适配器。',
	);
	await expect(page.locator('.lab-loss output')).toHaveText('1.4170');
});

test('without WebAssembly either the CPU computes', async ({ page }) => {
	await withoutGpu(page);
	await page.addInitScript(() => Object.defineProperty(globalThis, 'WebAssembly', { value: undefined }));
	await open(page, '/en/notes/cross-entropy/?z=2,1,0.1&y=1');
	await labOf(page);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', 'cpu');
	await expect(page.locator('.lab-device')).toContainText('Wasm: this browser does not offer it.');
	await expect(page.locator('.lab-loss output')).toHaveText('1.4170');
});

test('a device lost while it is in use hands over to the next one', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'gpu', { value: undefined });
		const taken: (RenderingContext | OffscreenRenderingContext)[] = [];
		const { getContext } = OffscreenCanvas.prototype;
		OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: [never]) {
			const context = getContext.apply(this, args);
			if (context) taken.push(context);
			return context;
		} as never;
		Object.assign(window, {
			loseWebgl: () => {
				for (const gl of taken as WebGL2RenderingContext[]) gl.getExtension('WEBGL_lose_context')?.loseContext();
			},
		});
	});
	await open(page, '/en/notes/cross-entropy/?z=2,1,0.1&y=1');
	await labOf(page);
	const device = page.locator('.lab-device-name');
	await expect(device).toHaveAttribute('data-backend', 'webgl');
	await page.evaluate(() => (window as unknown as { loseWebgl(): void }).loseWebgl());
	await page.getByRole('textbox', { name: 'Target', exact: true }).fill('0');
	await expect(device).toHaveAttribute('data-backend', 'wasm');
	await expect(device).toHaveAttribute('data-status', 'ready');
	await expect(page.locator('.lab-device')).toContainText('WebGL2 stopped working; the next device took over.');
	await expect(page.locator('.lab-device')).toContainText('WebGL2: it failed to start or was lost');
	await expect(page.locator('.lab-loss output')).toHaveText('0.4170');
});

test('where a host answers with its own page instead of the Wasm binary, the next device takes over', async ({
	page,
}) => {
	await withoutGpu(page);
	await page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
	await open(page, '/en/notes/cross-entropy/?z=2,1,0.1&y=1');
	await labOf(page);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', 'cpu');
	await expect(page.locator('.lab-device')).toContainText('Wasm: it failed to start or was lost');
});
