import type { Page } from '@playwright/test';
import { type Golden, goldens } from '../src/labs/binary-cross-entropy/goldens.ts';
import { asPyTorch } from '../src/labs/binary-cross-entropy/python.ts';
import { toQuery } from '../src/labs/binary-cross-entropy/state.ts';
import { ENGINE_KILOBYTES, withParts } from '../src/labs/shared/engine-size.ts';
import { relativeError } from '../src/labs/shared/golden-values.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

/** Largest relative error, point by point, against PyTorch's printed values; see lab.spec.ts. */
const TOLERANCE = { webgpu: 1e-5, webgl: 1e-5, wasm: 1e-6, cpu: 1e-6 } as const;
type Backend = keyof typeof TOLERANCE;

const ADDRESS = 'notes/binary-cross-entropy/';

async function choose(page: Page, backend: Backend): Promise<void> {
	await page.locator('.lab-device select').selectOption(backend);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-backend', backend);
	await expect(page.locator('.lab-device-name')).toHaveAttribute('data-status', 'ready');
}

/** Sets a state through the page's own controls. */
async function set(page: Page, { state }: Golden): Promise<void> {
	const lab = page.locator('.lab');
	if (state.view === 'one') {
		await lab.getByRole('radio', { name: 'One logit' }).check();
		await lab.getByRole('textbox', { name: 'Logit z' }).fill(state.z);
		await lab.getByRole('textbox', { name: 'Target y' }).fill(state.y);
		await lab.getByRole('textbox', { name: 'pos_weight' }).fill(state.posWeight);
		await lab.getByLabel('Mistake').selectOption(state.mistake);
		return;
	}
	await lab.getByRole('radio', { name: 'Multi-label' }).check();
	const fields = lab.locator('.bce-labels input[type=text]');
	await expect(fields.first()).toBeVisible();
	while ((await fields.count()) < state.logits.length) await lab.getByRole('button', { name: 'Add a class' }).click();
	while ((await fields.count()) > state.logits.length)
		await lab.getByRole('button', { name: 'Remove a class' }).click();
	for (const [c, text] of state.logits.entries()) {
		await fields.nth(c).fill(text);
		await lab
			.getByRole('checkbox')
			.nth(c)
			.setChecked(state.many[c] ?? false);
	}
	await lab.getByRole('radio', { name: `Class ${state.one} is the class` }).check();
}

const attribute = async (page: Page, card: string, name: string) => {
	const found = await page.locator(`[data-loss-id="${card}"]`).getAttribute(name);
	return Number(found ?? 'nan');
};
const row = (page: Page, card: string, step: string) =>
	page
		.locator(`[data-loss-id="${card}"] [data-step="${step}"] td[data-value]`)
		.evaluateAll((cells) => cells.map((c) => Number((c as HTMLElement).dataset['value'])));

/** What the page shows, under the names that the program prints. */
async function shown(page: Page, golden: Golden): Promise<Record<string, number[]>> {
	const pair = async (card: string) => [
		await attribute(page, card, 'data-loss'),
		await attribute(page, card, 'data-gradient'),
	];
	if (golden.state.view === 'one') {
		return { BCEWithLogitsLoss: await pair('with-logits'), BCELoss: await pair('bce') };
	}
	const loss = async (card: string) => [
		await attribute(page, card, 'data-loss'),
		...(await row(page, card, 'gradient')),
	];
	return {
		sigmoid: await row(page, 'multi-label', 'probabilities'),
		each: await row(page, 'multi-label', 'each'),
		'multi-label': await loss('multi-label'),
		softmax: await row(page, 'multi-class', 'probabilities'),
		'multi-class': await loss('multi-class'),
	};
}

for (const backend of Object.keys(TOLERANCE) as Backend[]) {
	test(`on ${backend} the binary lab shows what PyTorch printed`, async ({ page }) => {
		test.setTimeout(240_000);
		const wrong: string[] = [];
		let worst = 0;
		await open(page, `/en/${ADDRESS}`);
		await labOf(page);
		await choose(page, backend);
		for (const golden of goldens()) {
			await set(page, golden);
			const compared = async () => {
				const found = await shown(page, golden);
				return Object.entries(golden.lines).flatMap(([name, wanted]) =>
					wanted.map((value, i) => {
						const actual = found[name]?.[i] ?? Number.NaN;
						return { name: `${golden.id} ${name}[${i}]`, actual, value, error: relativeError(actual, value) };
					}),
				);
			};
			// the numbers follow the fields a moment later
			await expect
				.poll(async () => (await compared()).every((c) => c.error <= TOLERANCE[backend]), { timeout: 20_000 })
				.toBe(true)
				.catch(() => undefined);
			for (const c of await compared()) {
				if (c.error > TOLERANCE[backend]) wrong.push(`${c.name}: ${c.actual} instead of ${c.value} (${c.error})`);
				else worst = Math.max(worst, c.error);
			}
			const error = page.locator('.lab-error:visible');
			if (golden.error) {
				await expect(error.locator('samp').first()).toHaveText(golden.error);
				await expect(error.first().locator('p').last()).not.toBeEmpty();
			} else await expect(error).toHaveCount(0);
		}
		console.log(`${backend}: worst relative error ${worst.toExponential(1)} over ${goldens().length} states`);
		expect(wrong).toEqual([]);
	});
}

for (const lang of LANGS) {
	test(`${lang}: the binary lab's page is right before any script, and loads no engine until the reader acts`, async ({
		page,
	}) => {
		const loaded: string[] = [];
		page.on('request', (r) => loaded.push(r.url()));
		await open(page, `/${lang}/${ADDRESS}`);
		const lab = await labOf(page);
		expect(loaded.filter((u) => /\/(engine|webgpu|webgl|wasm|cpu|kernels|parts)\./.test(u))).toEqual([]);
		await expect(lab.locator('.lab-device-name')).toContainText(
			`${withParts(ENGINE_KILOBYTES, 'binary-cross-entropy')} kB`,
		);
		await expect(lab.locator('dd')).toHaveText(['2.1269', '0.8808', '2.1269', '0.8808']);
		await expect(lab.locator('svg[role=img]')).toHaveCount(2);
		const before = await lab.locator('.plot').first().innerHTML();
		const height = (await lab.boundingBox())?.height;
		await lab.getByRole('slider').first().focus();
		await page.keyboard.press('ArrowRight');
		await expect(lab.locator('.lab-device-name')).toHaveAttribute('data-status', 'ready');
		await expect(lab.locator('dd').first()).toHaveText('2.2155');
		await page.keyboard.press('ArrowLeft');
		await expect(lab.locator('dd').first()).toHaveText('2.1269');
		// drawn by the same code from the same numbers, in the same place
		await expect.poll(() => lab.locator('.plot').first().innerHTML()).toBe(before);
		const plots = await lab.locator('.plots').boundingBox();
		expect(plots?.height).toBeGreaterThan(0);
		expect(Math.abs(((await lab.boundingBox())?.height ?? 0) - (height ?? 0))).toBeLessThan(60);
	});

	test(`${lang}: the binary lab's address holds the state, and opens on it`, async ({ page }) => {
		await open(page, `/${lang}/${ADDRESS}`);
		const lab = await labOf(page);
		await lab.locator('.lab-presets button').nth(1).click();
		await expect(page).toHaveURL(/\?z=16\.7&y=0$/);
		await page.reload();
		await labOf(page);
		await expect(lab.locator('dd')).toHaveText(['16.7000', '1.0000', '100.00', '0']);
		await lab.getByRole('radio').nth(1).check();
		await expect(page).toHaveURL(/\?l=2,1\.5,-1&t=110&c=0$/);
		await page.reload();
		await labOf(page);
		await expect(lab.locator('dd')).toHaveText(['0.2139', '0.5046']);
		await lab.locator('.lab-head button').click();
		await expect(page).not.toHaveURL(/\?/);
		await expect(lab.locator('dd').first()).toHaveText('2.1269');
	});
}

test('without scripts the binary lab shows its default state', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	const page = await context.newPage();
	await page.goto(`/en/${ADDRESS}`);
	const lab = page.locator('.lab');
	await expect(lab.locator('dd')).toHaveText(['2.1269', '0.8808', '2.1269', '0.8808']);
	await expect(lab.getByRole('img')).toHaveCount(2);
	await expect(lab.getByRole('img').first()).toHaveAccessibleName(
		'Loss for y = 0. At z = 2: BCEWithLogitsLoss 2.1269, BCELoss 2.1269.',
	);
	await lab.getByText('The numbers as a table').first().click();
	await expect(lab.getByRole('row', { name: '20 20.0000 100.00' })).toBeVisible();
	await context.close();
});

test('the binary lab works by keyboard alone and says its results', async ({ page }) => {
	await open(page, `/en/${ADDRESS}`);
	const lab = await labOf(page);
	const status = lab.getByRole('status').last();
	await lab.getByRole('button', { name: 'Start' }).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(status).toHaveText(
		/^BCEWithLogitsLoss 16\.7000, BCELoss 100\.00, computed on (WebGPU|WebGL2|Wasm|CPU)$/,
	);
	await lab.getByRole('slider', { name: 'Logit z' }).focus();
	await page.keyboard.press('Home');
	await expect(lab.getByRole('textbox', { name: 'Logit z' })).toHaveValue('-24');
	await lab.getByRole('button', { name: 'Forgotten sigmoid' }).focus();
	await page.keyboard.press('Space');
	await expect(status).toContainText('BCELoss refused (RuntimeError: all elements of input should be between 0 and 1)');
	await lab.getByRole('radio', { name: 'One logit' }).focus();
	await page.keyboard.press('ArrowRight');
	await lab.getByRole('checkbox').nth(2).focus();
	await page.keyboard.press('Space');
	await expect(status).toHaveText(/^BCEWithLogitsLoss 0\.5472, CrossEntropyLoss 0\.5046, computed on/);
	await lab.getByRole('radio', { name: 'Class 0 is the class' }).focus();
	await page.keyboard.press('ArrowDown');
	await expect(status).toHaveText(/CrossEntropyLoss 1\.0046/);
});

test('an empty field in the binary lab gives PyTorch’s text, and a number brings the result back', async ({ page }) => {
	await open(page, `/en/${ADDRESS}`);
	const lab = await labOf(page);
	await choose(page, 'cpu');
	await lab.getByRole('textbox', { name: 'Logit z' }).fill('');
	await expect(lab.locator('.lab-error samp')).toHaveText('RuntimeError: Could not infer dtype of NoneType');
	await expect(lab.locator('.lab-error p').last()).toContainText('A field is empty');
	await expect(lab.locator('.plots')).toBeHidden();
	await lab.getByRole('textbox', { name: 'Logit z' }).fill('3');
	await expect(lab.locator('.lab-error')).toHaveCount(0);
	await expect(lab.locator('dd').first()).toHaveText('3.0486');
});

test('the binary lab keeps to the width of a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const query of ['?z=-104&y=1&p=3', '?l=-104.123,1e30,0.001,4&t=1111&c=3', '?z=2&y=0&m=long']) {
		await open(page, `/en/${ADDRESS}${query}`);
		const lab = await labOf(page);
		// what the address asks for, and no longer what stands in the page from the build
		await expect(lab.getByRole('status').last()).not.toBeEmpty();
		for (const summary of await lab.locator('summary').all()) await summary.click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		const cut = await lab
			.locator('table')
			.evaluateAll((tables) => tables.filter((t) => t.scrollWidth > (t.parentElement?.clientWidth ?? 0) + 1).length);
		expect(cut).toBe(0);
	}
});

test.describe('Copy as PyTorch of the binary lab', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the very program that real PyTorch was run with', async ({ page }) => {
		const golden = goldens().find((g) => g.id === 'twice-weighted');
		if (!golden) throw new Error("expected a golden 'twice-weighted'");
		await open(page, `/zh/${ADDRESS}${toQuery(golden.state)}`);
		const lab = await labOf(page);
		await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
		await expect(lab.getByText('已复制')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(golden.state));
	});
});
