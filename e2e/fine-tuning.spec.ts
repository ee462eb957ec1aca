import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { goldenOf } from '../src/labs/fine-tuning/goldens.ts';
import { asPyTorch } from '../src/labs/fine-tuning/python.ts';
import { DEFAULT, PRESETS, STEPS, type State, toQuery, WAYS } from '../src/labs/fine-tuning/state.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open, THEMES } from './pages.ts';

const NOTE = 'notes/partial-loading/';
const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

async function labAt(
	page: Page,
	lang: string,
	state: State,
	backend: string,
	theme: (typeof THEMES)[number] = 'light',
): Promise<Locator> {
	const query = toQuery(state);
	await open(page, `/${lang}/${NOTE}${query && `?${query}`}`, theme);
	const lab = await labOf(page, 'fine-tuning');
	await lab.locator('.lab-device select').selectOption(backend);
	return lab;
}

const phase = (lab: Locator) => lab.locator('[data-lab="fine-tuning"]');
const train = async (lab: Locator) => {
	await lab.locator('.train-run button').click();
	await expect(phase(lab)).toHaveAttribute('data-phase', 'finished', { timeout: 120_000 });
};

/** Per cent on the cards as PyTorch has them at a step that was looked at. */
const shares = (state: State, look: number) => {
	const { courses, of } = goldenOf(state);
	return WAYS.map((way) => `${((100 * (courses[way].right.at(look) ?? 0)) / of).toFixed(1)}\u00a0%`);
};

for (const lang of LANGS) {
	test(`${lang}: PyTorch’s result of the fine-tuning stands in the page before any script has run`, async ({
		browser,
		baseURL,
	}) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(`${baseURL}/${lang}/${NOTE}`);
		const cards = page.locator('[data-lab-root="fine-tuning"] .train-card output');
		await expect(cards).toHaveText(shares(DEFAULT, -1));
		await page.close();
	});
}

for (const backend of BACKENDS) {
	test(`a whole run on ${backend} ends where PyTorch’s ends`, async ({ page }) => {
		test.setTimeout(150_000);
		const lab = await labAt(page, 'en', DEFAULT, backend);
		await train(lab);
		await expect(lab.locator('.lab-device-name')).toHaveAttribute('data-backend', backend);
		await expect(lab.locator('.train-card output')).toHaveText(shares(DEFAULT, -1));
		await expect(lab.locator('.tune-arrival samp')).toHaveText(goldenOf(DEFAULT).report.replace(/^4 of 6 /, ''));
		await expect(lab.locator('.train-cost')).toContainText('worth more than training from scratch');
		await expect(lab.getByRole('status').last()).toContainText('Finished. With 40 labels');
		await expect(lab.locator('.train-run p')).toHaveText(`step ${STEPS} of ${STEPS}`);
	});
}

test('with a file of prefixed names nothing arrives, and all learn as from scratch', async ({ page }) => {
	const lab = await labAt(page, 'zh', PRESETS.nothing, 'cpu');
	await train(lab);
	const [scratch, head, all] = await lab.locator('.train-card output').allInnerTexts();
	expect(all).toBe(scratch);
	expect(head).not.toBe(scratch);
	await expect(lab.locator('.train-cost')).toContainText('一个张量也没装进去');
	await expect(lab.locator('.tune-arrival')).toContainText('6 个张量，名字和形状都对得上的有 0 个');
});

test('too large a rate throws away what was loaded', async ({ page }) => {
	const lab = await labAt(page, 'en', PRESETS.destroyed, 'wasm');
	await train(lab);
	await expect(lab.locator('.train-cost')).toContainText('thrown the loaded features away');
});

test('by keyboard: choose an example, train, stop, reset; the address keeps the settings', async ({ page }) => {
	const lab = await labAt(page, 'en', DEFAULT, 'wasm');
	await lab.getByRole('button', { name: '160 labels' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?f-count=160$/);
	await lab.getByRole('button', { name: 'Train 60 steps' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toHaveText(/^Training has started/);
	await page.keyboard.press('Enter');
	await expect(phase(lab)).toHaveAttribute('data-phase', 'stopped');
	await expect(lab.getByRole('button', { name: 'Train again' })).toBeFocused();
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/f-count/);
	await expect(lab.getByRole('button', { name: 'Train 60 steps' })).toBeVisible();
	await expect(lab.locator('.plot')).toHaveCount(0);
});

test('a file that does not come is told, and the next try has it', async ({ page, trouble }) => {
	const lab = await labAt(page, 'en', DEFAULT, 'cpu');
	await page.route('**/digits.pth', (route) => route.abort(), { times: 1 });
	await lab.locator('.train-run button').click();
	await expect(lab.locator('.train-run p')).toContainText('did not load');
	// the browser's own word on it
	expect(trouble.splice(0)).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
	await train(lab);
});

test('the fine-tuning keeps to the width of a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const lab = await labAt(page, 'en', DEFAULT, 'cpu');
	await train(lab);
	for (const summary of await lab.locator('summary').all()) await summary.click();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

for (const lang of LANGS) {
	for (const theme of THEMES) {
		test(`no axe violation after a run of the fine-tuning: ${lang}, ${theme}`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 740 });
			const lab = await labAt(page, lang, PRESETS.few, 'cpu', theme);
			await train(lab);
			for (const summary of await lab.locator('summary').all()) await summary.click();
			const { violations } = await new AxeBuilder({ page }).include('[data-lab-root="fine-tuning"]').analyze();
			expect(violations.map((v) => v.id)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		});
	}
}

test.describe('Copy as PyTorch of the fine-tuning', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the very program that real PyTorch was run with', async ({ page }) => {
		const lab = await labAt(page, 'zh', PRESETS.few, 'cpu');
		await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
		await expect(lab.getByText('已复制')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(PRESETS.few));
	});
});
