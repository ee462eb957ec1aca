import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './fixtures.ts';
import { LANGS, open } from './pages.ts';

interface Query {
	q: string;
	page: string | string[];
	why: string;
}

const queries = parse(readFileSync(join(import.meta.dirname, 'search-queries.yaml'), 'utf8')) as Record<
	'zh' | 'en',
	Query[]
>;

/** The first three results for a query, as paths without language, e.g. `notes/multi-gpu` or `errors#missing-keys`. */
async function ask(page: Page, query: string): Promise<string[]> {
	await page.locator('.search-field textarea').fill(query);
	await expect(page.locator('.search-dialog')).toHaveAttribute('data-query', query.trim());
	return page
		.locator('.search-results > li > a')
		.evaluateAll((links) =>
			(links as HTMLAnchorElement[]).slice(0, 3).map((a) => a.pathname.replace(/^\/(zh|en)\/|\/$/g, '') + a.hash),
		);
}

for (const lang of LANGS) {
	test(`${lang}: every query finds its page among the first three results`, async ({ page }) => {
		test.setTimeout(180_000);
		await open(page, `/${lang}/`);
		await page.keyboard.press('/');
		const missed: string[] = [];
		for (const { q, page: wanted } of queries[lang]) {
			const found = await ask(page, q);
			const pages = found.map((f) => f.replace(/#.*/, ''));
			const hit = [wanted].flat().some((w) => (w.includes('#') ? found : pages).includes(w));
			if (!hit) missed.push(`${JSON.stringify(q)} wants ${wanted}, got ${found.join(', ') || 'nothing'}`);
		}
		console.log(
			`${lang}: recall ${(queries[lang].length - missed.length) / queries[lang].length} over ${queries[lang].length} queries`,
		);
		expect(missed).toEqual([]);
	});

	test(`${lang}: the search opens, is walked and closed by keyboard alone`, async ({ page }) => {
		await open(page, `/${lang}/notes/multi-gpu/`);
		await page.keyboard.press('Control+k');
		await expect(page.locator('.search-field textarea')).toBeFocused();
		await page.keyboard.type('BCELoss');
		await expect(page.locator('.search-results > li').first()).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await expect(page.locator('.search-results a').first()).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		await expect(page.locator('.search-field textarea')).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(page.locator('.search-dialog')).toBeHidden();
		await page.keyboard.press('/');
		await expect(page.locator('.search-field textarea')).toBeFocused();
		await page.keyboard.press('Enter');
		await page.waitForURL(/binary-cross-entropy/);
	});

	test(`${lang}: nothing found is said kindly`, async ({ page }) => {
		await open(page, `/${lang}/`);
		await page.keyboard.press('/');
		expect(await ask(page, 'zzqxv wwkjq')).toEqual([]);
		await expect(page.locator('.search-status')).toContainText('zzqxv wwkjq');
	});
}

test('a pasted traceback leads to the entry, whatever names and numbers are in it', async ({ page }) => {
	await open(page, '/en/');
	await page.keyboard.press('/');
	const pasted = [
		'Traceback (most recent call last):',
		'  File "/home/me/train.py", line 77, in <module>',
		'    loss = criterion(out, y)',
		'IndexError: Target 41 is out of bounds.',
	].join('\n');
	expect((await ask(page, pasted))[0]).toMatch(/^errors#/);
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/en\/errors\/#/);
	await expect(page.locator(':target')).toBeInViewport();
});

test('the search’s code and index are loaded only when it is opened', async ({ page }) => {
	const loaded: string[] = [];
	page.on('request', (r) => loaded.push(r.url()));
	await open(page, '/zh/notes/save-and-load/');
	expect(loaded.filter((u) => /pagefind|dialog|errors\.json/.test(u))).toEqual([]);
});
