import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { labOf } from './pages.ts';

/** Lets the engine's code wait until the answer is called. */
async function holdEngine(page: Page): Promise<() => void> {
	let release: () => void = () => undefined;
	const released = new Promise<void>((done) => {
		release = done;
	});
	await page.route(/\/engine\.[^/]*\.js$/, async (route) => {
		await released;
		await route.continue();
	});
	return () => release();
}

for (const [name, address, wanted] of [
	['cross-entropy', '/en/notes/cross-entropy/?z=10,0,0&y=1&d=1', '1.5514'],
	['binary', '/en/notes/binary-cross-entropy/?z=16.7&y=0', '16.7000'],
] as const) {
	test(`the ${name} lab marks the numbers of the state before until the shared one's are there`, async ({ page }) => {
		const release = await holdEngine(page);
		await page.goto(address);
		const lab = await labOf(page);
		const result = lab.locator('.lab-result');
		await expect(result).toHaveAttribute('aria-busy', 'true');
		await expect(result).toHaveCSS('opacity', '0.45');
		release();
		await expect(lab.locator('.lab-loss output, dd').first()).toHaveText(wanted, { timeout: 30_000 });
		await expect(result).toHaveAttribute('aria-busy', 'false');
		await expect(result).toHaveCSS('opacity', '1');
	});
}

test('the binary lab says that it computes where it has nothing to show yet', async ({ page }) => {
	const release = await holdEngine(page);
	await page.goto('/en/notes/binary-cross-entropy/?l=2,1.5,-1&t=110&c=0');
	const lab = await labOf(page);
	await expect(lab.getByText('Computing…')).toBeVisible();
	release();
	await expect(lab.locator('dd').first()).toHaveText('0.2139', { timeout: 30_000 });
	await expect(lab.getByText('Computing…')).toHaveCount(0);
});

for (const address of ['/en/notes/cross-entropy/?z=2,1,0.1&y=7', '/en/notes/binary-cross-entropy/?z=&y=0']) {
	test(`no number is said to be the page's where there is none: ${address}`, async ({ page }) => {
		await page.goto(address);
		const lab = await labOf(page);
		await expect(lab.locator('.lab-error samp')).not.toBeEmpty();
		await expect(lab.locator('.lab-device-name')).toContainText('Nothing was computed here yet');
	});
}
