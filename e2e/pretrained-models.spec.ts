import goldens from '../src/labs/pretrained-models/goldens.json' with { type: 'json' };
import { asPyTorch } from '../src/labs/pretrained-models/python.ts';
import { DEFAULT, idOf, PRESETS, toQuery } from '../src/labs/pretrained-models/state.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

const NOTE = 'notes/pretrained-models/';
const results: Record<string, { stdout?: string; error?: string }> = goldens.results;

for (const lang of LANGS) {
	test(`${lang}: what the deprecated line builds stands in the page before any script has run`, async ({
		browser,
		baseURL,
	}) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(`${baseURL}/${lang}/${NOTE}`);
		const lab = page.locator('[data-lab-root="pretrained-models"]');
		await expect(lab.locator('.model-line')).toHaveText('resnet50 = models.resnet50(pretrained=True)');
		await expect(lab.locator('.model-numbers dd').first()).toContainText(/25.557.032/);
		await page.close();
	});

	test(`${lang}: the two mistakes of the original note build something else, and nothing`, async ({ page }) => {
		await open(page, `/${lang}/${NOTE}`);
		const lab = await labOf(page, 'pretrained-models');
		await lab.getByRole('button', { name: 'resnet101 = resnet18()' }).click();
		await expect(lab.locator('.model-line')).toHaveText('resnet101 = models.resnet18()');
		await expect(lab.locator('.model-numbers dd').first()).toContainText(/11.689.512/);
		// what PyTorch says when resnet101's file is loaded into it
		await expect(lab.locator('.lab-verdict')).toContainText('Error(s) in loading state_dict for ResNet');
		await expect(page).toHaveURL(/model=resnet18&line=renamed/);
		await lab.getByRole('button', { name: 'densenet_161()' }).click();
		await expect(lab.locator('.lab-verdict')).toContainText(
			(results[idOf(PRESETS.underscore)]?.error ?? 'no golden').replace(/^\w+: /, '').slice(0, 60),
		);
		await expect(lab.locator('.model-numbers')).toHaveCount(0);
	});
}

test('layer by layer, and all 28 by size', async ({ page }) => {
	await open(page, `/en/${NOTE}${toQuery(PRESETS.small)}`);
	const lab = await labOf(page, 'pretrained-models');
	await expect(lab.locator('.model-line')).toContainText('mobilenet_v3_small');
	await lab.locator('.model-more summary').first().click();
	await expect(lab.locator('.model-more')).toContainText('AdaptiveAvgPool2d');
	await lab.locator('.model-more summary').last().click();
	await expect(lab.locator('.model-more table').last().locator('tbody tr')).toHaveCount(28);
});

test('the pretrained-models lab works by keyboard alone', async ({ page }) => {
	await open(page, `/en/${NOTE}`);
	const lab = await labOf(page, 'pretrained-models');
	await lab.getByRole('button', { name: 'The version, named' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toContainText('Built, and trained weights loaded');
	await lab.getByRole('combobox').first().focus();
	await page.keyboard.press('Home');
	await expect(lab.locator('.model-line')).toContainText('alexnet');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.locator('.model-line')).toHaveText('resnet50 = models.resnet50(pretrained=True)');
});

test('the pretrained-models lab keeps to the width of a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const state of [PRESETS.renamed, PRESETS.large]) {
		await open(page, `/zh/${NOTE}${toQuery(state)}`);
		const lab = await labOf(page, 'pretrained-models');
		// the layers that come with the first have summaries of their own
		for (const summary of await lab.locator('.model-more > details > summary').all()) await summary.click();
		await expect(lab.locator('.model-more table').first()).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	}
});

test.describe('Copy as PyTorch of the pretrained-models lab', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the very program that real PyTorch was run with', async ({ page }) => {
		await open(page, `/en/${NOTE}`);
		const lab = await labOf(page, 'pretrained-models');
		await lab.getByRole('button', { name: 'Copy as PyTorch' }).click();
		await expect(lab.getByText('Copied')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(DEFAULT));
	});
});
