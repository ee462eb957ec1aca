import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

for (const lang of LANGS) {
	test(`${lang}: the page has the classic error before any script runs`, async ({ browser, baseURL }) => {
		const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
		const page = await context.newPage();
		await page.goto(`/${lang}/notes/multi-gpu/`);
		const lab = page.locator('[data-lab-root="multi-gpu"]');
		await expect(lab.locator('[data-outcome="raised"] samp').first()).toContainText(
			'RuntimeError: Error(s) in loading state_dict for ResNet:\n\tMissing key(s) in state_dict: "conv1.weight", ',
		);
		await context.close();
	});

	test(`${lang}: the names change with the repair, and the address keeps it`, async ({ page }) => {
		await open(page, `/${lang}/notes/multi-gpu/`);
		const lab = await labOf(page, 'multi-gpu');
		await expect(lab.locator('tbody [data-link="fits"]')).toHaveCount(0);
		await lab.getByRole('combobox').last().selectOption('removeprefix');
		await expect(lab.locator('tbody [data-link="fits"]')).toHaveCount(5);
		await expect(lab.locator('del').first()).toHaveText('module.');
		await expect(lab.locator('[data-outcome="loaded"] samp')).toHaveText('<All keys matched successfully>');
		await expect(page).toHaveURL(/\?fix=removeprefix$/);
		await lab.getByRole('combobox').first().selectOption('compile-ddp');
		await expect(lab.locator('tbody b').first()).toHaveText('_orig_mod.module.');
		await page.reload();
		await labOf(page, 'multi-gpu');
		await expect(lab.locator('[data-outcome="raised"]')).toBeVisible();
	});
}

test('k[7:] on names without a prefix leaves 38 of 122 keys, silently', async ({ page }) => {
	await open(page, '/en/notes/multi-gpu/?saved=plain&fix=slice&strict=0');
	const lab = await labOf(page, 'multi-gpu');
	await expect(lab.locator('[data-outcome="silent"]')).toContainText('of 122 keys 38 are left');
	await expect(lab.locator('samp').first()).toContainText('and 99 more');
	await lab.getByText('The whole message').click();
	await expect(lab.locator('samp').last()).toBeVisible();
	await expect(lab.locator('samp').last()).toContainText(
		"'layer4.1.bn2.running_var', 'fc.weight', 'fc.bias'], unexpected_keys=['eight', ",
	);
});

test('the multi-gpu lab works by keyboard alone', async ({ page }) => {
	await open(page, '/en/notes/multi-gpu/');
	const lab = await labOf(page, 'multi-gpu');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toHaveText(
		'No error, and not one tensor is loaded. 0 of 122 tensors fit.',
	);
	await lab.getByRole('checkbox').focus();
	await page.keyboard.press('Space');
	await expect(lab.getByRole('status').last()).toHaveText('load_state_dict raises. 0 of 122 tensors fit.');
	await lab.getByRole('combobox').first().focus();
	await page.keyboard.press('Home');
	await expect(lab.getByRole('status').last()).toHaveText('Loaded. 122 of 122 tensors fit.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('End');
	await expect(lab.locator('[data-outcome="loaded"]')).toContainText('Both sides use the same names.');
});
