import { expect, test } from './fixtures.ts';
import { labOf, open } from './pages.ts';

test('the language link keeps page, heading and lab state', async ({ page }) => {
	await open(page, '/zh/notes/cross-entropy/?z=1,2,3&y=2');
	// the shared state is computed first; a growing lab would move the heading away
	await labOf(page);
	await page.locator('.lab-device-name[data-status=ready]').waitFor();
	await page.locator('#pitfalls').evaluate((e) => e.scrollIntoView());
	await page.getByRole('link', { name: 'English' }).click();
	await page.waitForURL('**/en/notes/cross-entropy/?z=1,2,3&y=2#pitfalls');
	await page.getByRole('link', { name: '中文' }).focus();
	await page.keyboard.press('Enter');
	await page.waitForURL('**/zh/notes/cross-entropy/?z=1,2,3&y=2#pitfalls');
});

test('the theme is the system’s until it is chosen, and then remembered', async ({ page }) => {
	await open(page, '/en/', 'dark');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.getByRole('button', { name: 'Colour theme: Dark' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
	await page.goto('/zh/notes/multi-gpu/');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('the menu of a phone opens, closes with Escape and gives the focus back', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 780 });
	await open(page, '/en/notes/multi-gpu/');
	const menu = page.getByRole('button', { name: 'Menu' });
	await menu.click();
	await expect(
		page.getByRole('navigation', { name: 'Notes' }).getByRole('link', { name: 'Visible devices' }),
	).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(menu).toBeFocused();
	await menu.press('Enter');
	await page.getByRole('navigation', { name: 'Notes' }).getByRole('link', { name: 'Visible devices' }).click();
	await page.waitForURL('**/en/notes/visible-devices/');
});

test('the first Tab reaches the skip link', async ({ page }) => {
	await open(page, '/en/notes/multi-gpu/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#_top$/);
});

test.describe('copying a snippet', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the code as shown, without the output, and says so', async ({ page }) => {
		await open(page, '/zh/notes/save-and-load/');
		const snippet = page.locator('#snippet-state-dict');
		await snippet.getByRole('button', { name: /^复制/ }).click();
		await expect(snippet.getByRole('status')).toHaveText('已复制');
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toMatch(/^import torch\n/);
		expect(copied).toContain('map_location="cpu", weights_only=True)');
		expect(copied).toMatch(/# .*[\u4e00-\u9fff]/);
		expect(copied).not.toMatch(/#zh|#en|All keys matched/);
		await expect(snippet.getByRole('button', { name: /^复制/ })).toBeVisible();
	});

	test('works by keyboard', async ({ page }) => {
		await open(page, '/en/notes/visible-devices/');
		const button = page.locator('.copy-button').first();
		await button.focus();
		await page.keyboard.press('Enter');
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('CUDA_VISIBLE_DEVICES');
	});
});

test('every snippet links to itself', async ({ page }) => {
	await open(page, '/en/notes/partial-loading/');
	const snippet = page.locator('.snippet').nth(1);
	await snippet.locator('.snippet-title').click();
	await expect(page).toHaveURL(new RegExp(`#${await snippet.getAttribute('id')}$`));
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a note with its lab’s first result is there', async ({ page }) => {
		await page.goto('/en/notes/cross-entropy/');
		await expect(page.locator('.lab-loss output')).toHaveText('0.4170');
		await expect(page.locator('#snippet-logits')).toBeVisible();
	});
});
