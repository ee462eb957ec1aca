import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LANGS, open, THEMES } from './pages.ts';

const field = (page: Page) => page.locator('.error-filter textarea');
const status = (page: Page) => page.locator('.error-filter [role=status]');
/** Ids of the entries to be seen. */
const shown = (page: Page) =>
	page
		.locator('.error-entry h3')
		.evaluateAll((headings) => headings.filter((h) => h.checkVisibility()).map((h) => h.id));

const WORDS = {
	en: { some: /^(\d+) of (\d+) messages$/, all: /^\d+ messages$/, none: /None of the/ },
	zh: { some: /^(\d+) 条，共 (\d+) 条$/, all: /^共 \d+ 条$/, none: /没有这样的报错/ },
};

const PASTED = [
	'Traceback (most recent call last):',
	'  File "/home/me/load.py", line 3, in <module>',
	'    sd = torch.load("w.pth")',
	'RuntimeError: PytorchStreamReader failed reading file data/417: invalid header or archive is corrupted',
].join('\n');

for (const lang of LANGS) {
	test(`${lang}: a word narrows the page, counted aloud; Escape brings everything back`, async ({ page }) => {
		await open(page, `/${lang}/errors/`);
		const count = (await shown(page)).length;
		await expect(status(page)).toHaveText(WORDS[lang].all);
		await field(page).fill('safetensors');
		await expect(status(page)).toHaveText(WORDS[lang].some);
		const left = await shown(page);
		expect(left).toContain('safetensors-offset');
		expect(left).not.toContain('ce-target-out-of-bounds');
		expect(await status(page).textContent()).toContain(String(left.length));
		// a group without an entry is gone with its heading
		await expect(page.locator('h2#losses')).toBeHidden();
		await expect(page.locator('h2#safetensors')).toBeVisible();
		await field(page).press('Escape');
		await expect(field(page)).toHaveValue('');
		expect((await shown(page)).length).toBe(count);
	});

	test(`${lang}: a pasted traceback leaves its entry, whatever numbers are in it; Enter goes there`, async ({
		page,
	}) => {
		await open(page, `/${lang}/errors/`);
		await field(page).fill(PASTED);
		await expect.poll(() => shown(page)).toEqual(['zip-local-header']);
		await field(page).press('Enter');
		await expect(page.locator('#zip-local-header a')).toBeFocused();
	});

	test(`${lang}: nothing found is said, and the search takes over`, async ({ page }) => {
		await open(page, `/${lang}/errors/`);
		await field(page).fill('zzqxv');
		await expect(status(page)).toHaveText(WORDS[lang].none);
		expect(await shown(page)).toEqual([]);
		await page.locator('.error-filter [data-search-open]').click();
		await expect(page.locator('.search-field textarea')).toHaveValue('zzqxv');
	});

	for (const theme of THEMES) {
		test(`${lang}: the narrowed page has no accessibility violation in ${theme}`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 780 });
			await open(page, `/${lang}/errors/`, theme);
			await field(page).fill(PASTED);
			await expect.poll(() => shown(page)).toEqual(['zip-local-header']);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map((v) => v.id)).toEqual([]);
			const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
			expect(scrollWidth).toBe(clientWidth);
		});
	}
}

test('a link to an entry that is narrowed away shows it', async ({ page }) => {
	await open(page, '/en/errors/');
	await field(page).fill('safetensors');
	await expect(page.locator('#ce-target-out-of-bounds')).toBeHidden();
	await page.evaluate(() => {
		location.hash = 'ce-target-out-of-bounds';
	});
	await expect(page.locator('#ce-target-out-of-bounds')).toBeInViewport();
	await expect(field(page)).toHaveValue('');
});

test('the patterns are loaded only when the reader turns to the field', async ({ page }) => {
	const loaded: string[] = [];
	page.on('request', (r) => loaded.push(new URL(r.url()).pathname));
	await open(page, '/en/errors/');
	expect(loaded).not.toContain('/errors.json');
	await field(page).focus();
	await expect.poll(() => loaded).toContain('/errors.json');
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });
	test('there is no filter, and every entry is there', async ({ page }) => {
		await page.goto('/en/errors/');
		await expect(page.locator('.error-filter')).toBeHidden();
		await expect(page.locator('#ce-target-out-of-bounds')).toBeVisible();
	});
});
