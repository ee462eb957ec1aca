import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { goldens } from '../src/labs/training/goldens.ts';
import { asPyTorch } from '../src/labs/training/python.ts';
import { DEFAULT } from '../src/labs/training/settings.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open, setHidden, THEMES } from './pages.ts';

const ADDRESS = '/en/notes/cross-entropy/';
const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;

const labAt = async (page: Page, address: string): Promise<Locator> => {
	await open(page, address);
	return labOf(page, 'training');
};

/** Waits until so many steps are shown. */
const reach = (lab: Locator, steps: number) =>
	expect
		.poll(async () => Number(await lab.locator('.train-run p').getAttribute('data-step')), { timeout: 60_000 })
		.toBeGreaterThanOrEqual(steps);

const stepOf = async (lab: Locator) => Number(await lab.locator('.train-run p').getAttribute('data-step'));
const choose = (lab: Locator, backend: string) => lab.locator('.lab-device select').selectOption(backend);

for (const lang of LANGS) {
	test(`${lang}: PyTorch’s result stands in the page before any script has run`, async ({ browser, baseURL }) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(`${baseURL}/${lang}/notes/cross-entropy/`);
		const golden = goldens().find((g) => g.id === 'start');
		const shown = (kind: 'right' | 'double') =>
			`${(100 * (golden?.courses[kind].accuracies.at(-1) ?? 0)).toFixed(1)}\u00a0%`;
		const cards = page.locator('[data-lab-root="training"] .train-card output');
		await expect(cards).toHaveText([shown('right'), shown('double')]);
		await page.close();
	});
}

for (const backend of BACKENDS) {
	test(`it trains on ${backend}, and the first losses are PyTorch’s`, async ({ page }) => {
		test.setTimeout(120_000);
		const lab = await labAt(page, ADDRESS);
		await choose(lab, backend);
		await lab.getByRole('button', { name: 'Start training' }).click();
		await reach(lab, 10);
		await expect(lab.locator('.lab-device-name')).toHaveAttribute('data-backend', backend);
		await lab.getByRole('button', { name: 'Stop' }).click();
		// the table has the mean loss of each five steps, to four decimals; of a longer run not every one
		const table = lab.locator('.plot-numbers').first();
		await table.locator('summary').click();
		const rows = (await table.locator('tbody tr').allInnerTexts()).map((row) => row.split(/\s+/).map(Number));
		const golden = goldens().find((g) => g.id === 'start');
		const recorded = rows.filter(([step]) => (step ?? 0) <= (golden?.courses.right.losses.length ?? 0));
		expect(recorded.length).toBeGreaterThan(0);
		for (const [step = 0, right, double] of recorded) {
			for (const [kind, shown] of [
				['right', right],
				['double', double],
			] as const) {
				const losses = golden?.courses[kind].losses.slice(step - 5, step) ?? [];
				expect(Math.abs((shown ?? Number.NaN) - losses.reduce((a, b) => a + b, 0) / 5)).toBeLessThanOrEqual(1e-4);
			}
		}
	});
}

test('by keyboard: start, stop, continue, reset; and it is said', async ({ page }) => {
	const lab = await labAt(page, ADDRESS);
	await choose(lab, 'wasm');
	await lab.getByRole('button', { name: 'Start training' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toContainText('Training has started.');
	await reach(lab, 5);
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('button', { name: 'Continue' })).toBeFocused();
	await expect(lab.getByRole('status').last()).toContainText(/^Stopped\. Step \d+: right [\d.]+\u00a0%, softmax twice/);
	// what was under way when it was stopped may still come in
	await page.waitForTimeout(1500);
	const stopped = await stepOf(lab);
	await page.waitForTimeout(500);
	expect(await stepOf(lab)).toBe(stopped);
	await page.keyboard.press('Enter');
	await reach(lab, stopped + 5);
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('button', { name: 'Start training' })).toBeVisible();
	await expect(lab.locator('.plot')).toHaveCount(0);
});

test('a whole run ends by itself, says what the mistake cost, and goes on when asked to', async ({ page }) => {
	test.setTimeout(180_000);
	const lab = await labAt(page, ADDRESS);
	await choose(lab, 'wasm');
	await lab.getByRole('button', { name: 'Start training' }).click();
	await reach(lab, 900);
	await expect(lab.getByRole('button', { name: '20 epochs more' })).toBeVisible();
	const golden = goldens().find((g) => g.id === 'start');
	for (const kind of ['right', 'double'] as const) {
		const shown = await lab.locator(`.train-card[data-kind=${kind}] output`).innerText();
		expect(Math.abs(Number.parseFloat(shown) - 100 * (golden?.courses[kind].accuracies.at(-1) ?? 0))).toBeLessThan(1);
	}
	await expect(lab.locator('.train-cost')).toContainText('900 steps were not enough');
	await expect(lab.locator('.train-guesses td[data-right]')).toHaveCount(20);
	await lab.getByRole('button', { name: '20 epochs more' }).click();
	await reach(lab, 905);
});

test('Chinese sentences stand together without a space', async ({ page }) => {
	const lab = await labAt(page, '/zh/notes/cross-entropy/');
	await choose(lab, 'cpu');
	await lab.getByRole('button', { name: '开始训练' }).click();
	await expect(lab.locator('.train-cost')).toContainText('1.4612', { timeout: 30_000 });
	await expect(lab.locator('.train-cost')).not.toContainText(/。\s/);
});

test('nothing is computed while it is off-screen, and it goes on by itself', async ({ page }) => {
	const lab = await labAt(page, ADDRESS);
	await choose(lab, 'cpu');
	await lab.getByRole('button', { name: 'Start training' }).click();
	await reach(lab, 5);
	await page.evaluate(() => scrollTo(0, 0));
	await expect(lab.locator('.train-run strong')).toHaveText('Paused while out of sight');
	await page.waitForTimeout(1500);
	const paused = await stepOf(lab);
	await page.waitForTimeout(700);
	expect(await stepOf(lab)).toBe(paused);
	await lab.scrollIntoViewIfNeeded();
	await reach(lab, paused + 5);
	await expect(lab.locator('.train-run strong')).toHaveCount(0);
});

test('nothing is computed while another tab is in front, and it goes on by itself', async ({ page }) => {
	const lab = await labAt(page, ADDRESS);
	await choose(lab, 'cpu');
	await lab.getByRole('button', { name: 'Start training' }).click();
	await reach(lab, 5);
	await setHidden(page, true);
	await expect(lab.locator('.train-run strong')).toHaveText('Paused while out of sight');
	await page.waitForTimeout(1500);
	const paused = await stepOf(lab);
	await page.waitForTimeout(700);
	expect(await stepOf(lab)).toBe(paused);
	await setHidden(page, false);
	await reach(lab, paused + 5);
	await expect(lab.locator('.train-run strong')).toHaveCount(0);
});

test('the page answers while the processor trains', async ({ page }) => {
	const lab = await labAt(page, ADDRESS);
	await choose(lab, 'cpu');
	await lab.getByRole('button', { name: 'Start training' }).click();
	await reach(lab, 5);
	// the worker has a thread of its own: the page's timers are not held up by its steps
	expect(page.workers().length).toBe(1);
	await lab.getByRole('textbox', { name: 'Seed' }).fill('12');
	await expect(lab.getByRole('textbox', { name: 'Seed' })).toHaveValue('12');
	await expect(lab.getByRole('button', { name: 'Start training' })).toBeVisible();
});

test('nothing is loaded before the reader starts', async ({ page }) => {
	const loaded: string[] = [];
	page.on('request', (r) => loaded.push(r.url()));
	const lab = await labAt(page, ADDRESS);
	await expect(lab.locator('.lab-device-name')).toContainText('Nothing is loaded yet');
	expect(loaded.filter((u) => /worker|digits\.bin|webgpu|webgl|\/engine/.test(u))).toEqual([]);
});

test('bad input gets PyTorch’s words, and no training', async ({ page }) => {
	const lab = await labAt(page, ADDRESS);
	const lr = lab.getByRole('textbox', { name: 'Learning rate (lr)' });
	for (const golden of goldens().filter((g) => g.error)) {
		await lr.fill(golden.settings.lr);
		await expect(lab.locator('.lab-error samp')).toHaveText(golden.error ?? '');
		await expect(lab.getByRole('button', { name: 'Start training' })).toBeDisabled();
	}
	await lr.fill('0.1');
	await lab.getByRole('textbox', { name: 'Seed' }).fill('1.5');
	await expect(lab.locator('.lab-error')).toContainText('whole number from 0 to 4294967295');
});

test('a learning rate of inf gives nan, as in PyTorch, and it is shown', async ({ page }) => {
	const lab = await labAt(page, `${ADDRESS}?t-lr=1e400`);
	await expect(lab.getByRole('textbox', { name: 'Learning rate (lr)' })).toHaveValue('1e400');
	await choose(lab, 'wasm');
	await lab.getByRole('button', { name: 'Start training' }).click();
	await reach(lab, 10);
	await expect(lab.locator('.train-card[data-kind=right]')).toContainText('loss nan');
	await expect(lab.locator('.train-cost')).toHaveAttribute('data-verdict', 'nan');
});

test('the address holds the settings, beside those of the page’s other lab', async ({ page }) => {
	await open(page, `${ADDRESS}?z=10,0,0&y=1&d=1`);
	const lab = await labOf(page, 'training');
	await lab.getByRole('button', { name: '3, too large' }).click();
	await lab.getByRole('textbox', { name: 'Seed' }).fill('7');
	await expect(page).toHaveURL(/\?z=10,0,0&y=1&d=1&t-lr=3&t-seed=7$/);
	const other = await labOf(page);
	await other.getByRole('button', { name: 'Reset' }).click();
	await expect(page).toHaveURL(/\/\?t-lr=3&t-seed=7$/);
	await page.reload();
	await expect((await labOf(page, 'training')).getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
	await lab.getByRole('button', { name: 'Reset' }).click();
	await expect(page).not.toHaveURL(/\?/);
});

test.describe('Copy as PyTorch', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the very program that real PyTorch was run with', async ({ page }) => {
		const lab = await labAt(page, '/zh/notes/cross-entropy/');
		await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
		await expect(lab.getByText('已复制')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(DEFAULT));
	});
});

for (const theme of THEMES) {
	test(`no axe violation while it trains, nor a sideways scroll: ${theme}`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 800 });
		await open(page, '/zh/notes/cross-entropy/', theme);
		const lab = await labOf(page, 'training');
		await choose(lab, 'wasm');
		await lab.getByRole('button', { name: '开始训练' }).click();
		await reach(lab, 100);
		await lab.getByRole('button', { name: '停止' }).click();
		const { violations } = await new AxeBuilder({ page }).include('[data-lab-root="training"]').analyze();
		expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	});
}
