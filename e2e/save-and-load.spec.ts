import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { GOLDEN_PADS } from '../src/labs/save-and-load/draw/golden-pads.ts';
import recorded from '../src/labs/save-and-load/goldens.json' with { type: 'json' };
import { KEYS } from '../src/labs/save-and-load/network.ts';
import { asPyTorch } from '../src/labs/save-and-load/python.ts';
import { DEFAULT, idOf, PRESETS, type State, toQuery } from '../src/labs/save-and-load/state.ts';
import { openBytes } from '../src/labs/save-and-load/weights.ts';
import { START } from '../src/labs/save-and-load/write/form.ts';
import { savedAsPyTorch } from '../src/labs/save-and-load/write/python.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open, THEMES } from './pages.ts';

const NOTE = 'notes/save-and-load/';
const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
const results: Record<string, { stdout: string }> = recorded.results;

/** Held-out digits that PyTorch said are read. */
function scoreOf(id: string, when: 'fresh' | 'after'): string | undefined {
	const [, right, of] = new RegExp(`^${when}: (\\d+) of (\\d+)`, 'm').exec(results[id]?.stdout ?? '') ?? [];
	return right && `${right} of ${of} held-out digits`;
}

async function labAt(page: Page, lang: string, query = '') {
	await open(page, `/${lang}/${NOTE}${query}`);
	return labOf(page, 'save-and-load');
}

const shared = (state: State) => toQuery(state) || '?v=load';

for (const lang of LANGS) {
	test(`${lang}: PyTorch’s scores stand in the page before any script has run`, async ({ browser, baseURL }) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(`${baseURL}/${lang}/${NOTE}`);
		const cards = page.locator('[data-lab-root="save-and-load"] .digits-card output');
		await expect(cards).toHaveText([`${((100 * 32) / 357).toFixed(1)} %`, `${((100 * 353) / 357).toFixed(1)} %`]);
		await page.close();
	});
}

for (const backend of BACKENDS) {
	test(`the digits are read on ${backend} as PyTorch reads them`, async ({ page }) => {
		const lab = await labAt(page, 'en');
		await lab.locator('.lab-device select').selectOption(backend);
		await expect(lab.locator('.lab-device-name')).toHaveAttribute('data-backend', backend, { timeout: 30_000 });
		const card = (when: 'fresh' | 'after') => lab.locator(`.digits-card[data-when="${when}"]`);
		await expect(lab.locator('.digits-row')).toBeVisible();
		for (const when of ['fresh', 'after'] as const)
			await expect(card(when)).toContainText(scoreOf(idOf(DEFAULT), when) ?? '');
		await expect(lab.locator('.digits-missed li')).toHaveCount(4);
	});
}

for (const [name, state] of Object.entries(PRESETS)) {
	test(`loaded as ‘${name}’: the end and the score are PyTorch’s`, async ({ page }) => {
		const lab = await labAt(page, 'en', shared(state));
		await lab.locator('.lab-device select').selectOption('cpu');
		const { stdout, error } = results[idOf(state)] as { stdout: string; error?: string };
		const after = scoreOf(idOf(state), 'after');
		// a program that ended before it counted has changed nothing, or has no model left
		const wanted =
			after ?? (state.use === 'model' && state.file !== 'whole' ? 'no network is left' : scoreOf(idOf(state), 'fresh'));
		await expect(lab.locator('.digits-card[data-when="after"]')).toContainText(wanted ?? '');
		const outcome = await lab.locator('.lab-verdict').getAttribute('data-outcome');
		expect(outcome === 'raised').toBe(Boolean(error));
		if (!error) {
			const printed = stdout.split('\n').find((line) => line.startsWith('<') || line.startsWith('_'));
			await expect(lab.locator('.lab-verdict samp').last()).toContainText(printed?.slice(0, 40) ?? '(nothing printed)');
		}
	});
}

test('a digit from the address, with the probabilities that PyTorch printed', async ({ page }) => {
	const lab = await labAt(page, 'en', `?v=draw&ink=${GOLDEN_PADS['drawn']}`);
	const wanted =
		/\[(.*)\]/
			.exec(results['pad drawn']?.stdout ?? '')?.[1]
			?.split(', ')
			.map(Number) ?? [];
	await expect(lab.locator('.digits-sureness td[data-when="after"]').nth(7)).toHaveText(
		(100 * (wanted[7] ?? 0)).toFixed(1),
	);
	const shown = await lab.locator('.digits-sureness td[data-when="after"]').allInnerTexts();
	expect(shown.map((text) => Number(text))).toEqual(wanted.map((p) => Number((100 * p).toFixed(1))));
	await expect(lab.locator('.lab-panel strong')).toContainText('the one after loading for 7');
});

test('a digit drawn with the pointer is read, and the address keeps it', async ({ page }) => {
	const lab = await labAt(page, 'en', '?v=draw');
	const pad = lab.locator('.digits-pad');
	await pad.scrollIntoViewIfNeeded();
	const box = await pad.boundingBox();
	if (!box) throw new Error('expected the pad to be on the page');
	const to = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
	await page.mouse.move(...to(0.52, 0.1));
	await page.mouse.down();
	await page.mouse.move(...to(0.5, 0.9), { steps: 12 });
	await page.mouse.up();
	await expect(lab.locator('.lab-panel strong')).toContainText('the one after loading for 1');
	await expect(page).toHaveURL(/ink=[0-9a-g]{64}/);
	await lab.getByRole('button', { name: 'Clear' }).click();
	await expect(lab.locator('.lab-panel strong')).toHaveText('Nothing is on the pad yet.');
});

test('a digit made by keyboard, pixel by pixel', async ({ page }) => {
	const lab = await labAt(page, 'en', '?v=draw');
	await lab.getByRole('application').focus();
	for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
	await expect(lab.getByRole('status').last()).toHaveText('Row 1, column 4: 0 of 16');
	for (let row = 0; row < 8; row++) {
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
	}
	await expect(lab.getByRole('status').last()).toContainText('the one after loading for 1');
	await page.keyboard.press('Shift+ArrowRight');
	await expect(page).toHaveURL(/ink=0000g000/);
});

test('a held-out digit on the pad', async ({ page }) => {
	const lab = await labAt(page, 'zh', '?v=draw');
	await lab.locator('.lab-chip', { hasText: '3' }).click();
	await expect(lab.locator('.lab-panel strong')).toContainText('加载之后的认成 3');
});

for (const what of ['state', 'whole'] as const) {
	for (const format of ['zip', 'legacy'] as const) {
		test(`saved in the page: ${what}, ${format}`, async ({ page }) => {
			const lab = await labAt(page, 'en', `?v=write&what=${what}&format=${format}`);
			const button = lab.getByRole('button', { name: 'Download' });
			const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
			const name = `my-digits${what === 'whole' ? '-whole-model' : ''}${format === 'legacy' ? '-legacy' : ''}.pth`;
			expect(download.suggestedFilename()).toBe(name);
			const bytes = new Uint8Array(readFileSync(await download.path()));
			await expect(lab.locator('.digits-saved')).toContainText(`${bytes.length.toLocaleString('en')} bytes`);
			const { tensors } = await openBytes(bytes, name);
			expect(tensors.map((tensor) => tensor.path.at(-1))).toEqual(KEYS);
			// the bytes lie open
			await expect(lab.locator('.digits-listing tbody tr').first()).toContainText('PROTO');
			await expect(lab.locator('.digits-names [data-allowed="false"]')).toHaveCount(what === 'whole' ? 4 : 0);
			const refused = lab.locator('.lab-verdict samp');
			if (what === 'whole') await expect(refused).toContainText('Unsupported global: GLOBAL __main__.Digits');
			else await expect(refused).toHaveCount(0);
		});
	}
}

test('the digits’ lab works by keyboard alone', async ({ page }) => {
	const lab = await labAt(page, 'en');
	await lab.getByRole('button', { name: 'load_state_dict forgotten' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toHaveText(/No error, and it still guesses\. 32 of 357/, {
		timeout: 30_000,
	});
	await lab.getByRole('button', { name: 'Save it and look inside' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toContainText('my-digits.pth is written');
	await expect(page).toHaveURL(/v=write/);
	await lab.locator('.digits-listing').focus();
	await page.keyboard.press('End');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?v=write$/);
});

test('the digits’ lab keeps to the width of a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const query of ['?file=dp', `?v=draw&ink=${GOLDEN_PADS['first']}`, '?v=write&what=whole']) {
		const lab = await labAt(page, 'en', query);
		await expect(lab.getByRole('status').last()).not.toBeEmpty({ timeout: 30_000 });
		for (const summary of await lab.locator('summary').all()) await summary.click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		const cut = await lab
			.locator('table')
			.evaluateAll((tables) => tables.filter((t) => t.scrollWidth > (t.parentElement?.clientWidth ?? 0) + 1).length);
		expect(cut).toBe(0);
	}
});

for (const lang of LANGS) {
	for (const theme of THEMES) {
		test(`no axe violation in any view of the digits’ lab: ${lang}, ${theme}`, async ({ page }) => {
			test.setTimeout(120_000);
			await page.setViewportSize({ width: 360, height: 740 });
			for (const query of ['?file=dp', `?v=draw&ink=${GOLDEN_PADS['first']}`, '?v=write&what=whole']) {
				await open(page, `/${lang}/${NOTE}${query}`, theme);
				const lab = await labOf(page, 'save-and-load');
				await expect(lab.getByRole('status').last()).not.toBeEmpty({ timeout: 30_000 });
				for (const summary of await lab.locator('summary').all()) await summary.click();
				const { violations } = await new AxeBuilder({ page }).include('[data-lab-root="save-and-load"]').analyze();
				expect(violations.map((v) => `${query} ${v.id}: ${v.nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
			}
		});
	}
}

test.describe('Copy as PyTorch of the digits’ lab', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	for (const [query, code] of [
		[toQuery(PRESETS.strip), asPyTorch(PRESETS.strip)],
		['?v=write', savedAsPyTorch(START)],
	] as const) {
		test(`gives the very program that real PyTorch was run with: ${query}`, async ({ page }) => {
			const lab = await labAt(page, 'zh', query);
			await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
			await expect(lab.getByText('已复制')).toBeVisible();
			expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
			await lab.getByText('查看代码').click();
			await expect(lab.locator('.lab-code code')).toHaveText(code);
		});
	}
});
