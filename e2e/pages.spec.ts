import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { addresses, LANGS, labOf, open, THEMES } from './pages.ts';

for (const lang of LANGS) {
	for (const address of addresses(lang)) {
		for (const theme of THEMES) {
			test(`${address} has no accessibility violation in ${theme}`, async ({ page }) => {
				await open(page, address, theme);
				if (await page.locator('.lab-root').count()) await labOf(page);
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`)).toEqual([]);
			});
		}

		test(`${address} does not scroll sideways on a phone`, async ({ page }) => {
			await page.setViewportSize({ width: 360, height: 780 });
			await open(page, address);
			const { scroll, wide } = await page.evaluate(() => ({
				scroll: document.documentElement.scrollWidth - document.documentElement.clientWidth,
				wide: [...document.querySelectorAll('main *')]
					.filter(
						(e) =>
							e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('pre, .table-box, .math-display, math'),
					)
					.slice(0, 5)
					.map((e) => `${e.tagName}.${e.className}`),
			}));
			expect({ scroll, wide }).toEqual({ scroll: 0, wide: [] });
		});
	}
}

for (const [address, theme] of [
	['/404.html', 'light'],
	['/404.html', 'dark'],
] as const) {
	test(`${address} has no accessibility violation in ${theme}`, async ({ page }) => {
		await open(page, address, theme);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map((v) => v.id)).toEqual([]);
	});
}

test('a missing page answers 404 in both languages, the address’ own first', async ({ page, trouble }) => {
	const response = await page.goto('/en/no/such/page/');
	expect(response?.status()).toBe(404);
	await expect(page.getByText('There is no such page')).toBeVisible();
	await expect(page.getByText('没有这一页')).toBeVisible();
	const [zh, en] = [await page.locator('.in-zh').boundingBox(), await page.locator('.in-en').boundingBox()];
	expect((en?.x ?? 0) + (en?.y ?? 0)).toBeLessThan((zh?.x ?? 0) + (zh?.y ?? 0));
	// the browser reports the 404 itself
	trouble.splice(0);
});

for (const [locale, home] of [
	['zh-CN', '/zh/'],
	['de-DE', '/en/'],
] as const) {
	test.describe(locale, () => {
		test.use({ locale });
		test(`a ${locale} browser is taken to ${home}`, async ({ page }) => {
			await page.goto('/');
			await page.waitForURL(`**${home}`);
		});
	});
}
