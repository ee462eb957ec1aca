import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

for (const lang of LANGS) {
	test(`${lang}: the page has the answer before any script runs`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
		const page = await context.newPage();
		await page.goto(`/${lang}/notes/partial-loading/`);
		const lab = page.locator('[data-lab-root="partial-loading"]');
		await expect(lab.locator('[data-outcome="partly"] samp')).toHaveText(
			"_IncompatibleKeys(missing_keys=['fc.weight', 'fc.bias'], unexpected_keys=[])",
		);
		await expect(lab.locator('[data-link="clash"]')).toHaveCount(2);
		await context.close();
	});

	test(`${lang}: a filter by name alone meets the shapes, and the address keeps it`, async ({ page }) => {
		await open(page, `/${lang}/notes/partial-loading/`);
		const lab = await labOf(page, 'partial-loading');
		await expect(lab.locator('del')).toHaveCount(2);
		await lab.getByRole('combobox').last().selectOption('key');
		await expect(lab.locator('del')).toHaveCount(0);
		await expect(lab.locator('[data-outcome="raised"] samp')).toContainText(
			'size mismatch for fc.weight: copying a param with shape torch.Size([1000, 512]) from checkpoint, the shape in current model is torch.Size([10, 512]).',
		);
		await expect(page).toHaveURL(/\?filter=key$/);
		await page.reload();
		await labOf(page, 'partial-loading');
		await expect(lab.locator('[data-outcome="raised"]')).toBeVisible();
		await lab.getByRole('combobox').first().selectOption('resnet34');
		await expect(lab.locator('tbody tr')).toHaveCount(20);
	});
}

test('the silent no-op is caught, although PyTorch says that all keys matched', async ({ page }) => {
	await open(page, '/en/notes/partial-loading/?model=backbone&filter=key&fill=1&strict=1');
	const lab = await labOf(page, 'partial-loading');
	const verdict = lab.locator('[data-outcome="silent"]');
	await expect(verdict).toContainText('No error, and not one tensor arrives');
	await expect(verdict).toContainText('Look at len(keep).');
	await expect(verdict.locator('samp')).toHaveText('<All keys matched successfully>');
	await expect(lab.locator('[data-link="fits"]')).toHaveCount(0);
});

test('the partial-loading lab works by keyboard alone', async ({ page }) => {
	await open(page, '/en/notes/partial-loading/');
	const lab = await labOf(page, 'partial-loading');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(lab.getByRole('status').last()).toHaveText(
		'No error, and not one tensor arrives. 0 of 122 tensors fit.',
	);
	await lab.getByRole('combobox').nth(1).focus();
	await page.keyboard.press('Home');
	await expect(lab.getByRole('status').last()).toHaveText('load_state_dict raises. 120 of 122 tensors fit.');
	await lab.getByRole('combobox').last().focus();
	await page.keyboard.press('End');
	await expect(lab.getByRole('status').last()).toHaveText('Some arrive. 120 of 122 tensors fit.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(lab.locator('[data-outcome]')).not.toContainText('fill the gaps');
	await lab.getByText('Show the code').focus();
	await page.keyboard.press('Enter');
	await expect(lab.locator('.lab-code code')).toContainText('v.shape == own[k].shape');
});
