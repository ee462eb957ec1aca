import { expect, test } from './fixtures.ts';
import { LANGS, open } from './pages.ts';

for (const lang of LANGS) {
	test(`${lang}: the machine shows what a value leaves, and the address keeps it`, async ({ page }) => {
		await open(page, `/${lang}/notes/visible-devices/`);
		const lab = page.locator('[data-lab-root="visible-devices"]');
		await lab.scrollIntoViewIfNeeded();
		await expect(lab).toHaveAttribute('data-ready', '');
		const visible = lab.locator('[data-cuda]');
		await expect(visible).toHaveCount(1);
		await lab.getByRole('textbox').fill('2,0');
		await expect(visible).toHaveCount(2);
		await expect(lab.locator('[data-cuda="0"]')).toContainText('nvidia-smi 2');
		await expect(page).toHaveURL(/\?value=2,0$/);
		await lab.getByRole('combobox').last().selectOption('2');
		await expect(visible).toHaveCount(0);
		await expect(lab.getByRole('status').last()).not.toBeEmpty();
		await page.reload();
		await lab.scrollIntoViewIfNeeded();
		await expect(lab.locator('.visible-machine li')).toHaveCount(2);
		await expect(lab.getByRole('textbox')).toHaveValue('2,0');
	});
}

test('the value that PyTorch’s parser cannot read shows its exception', async ({ page }) => {
	await open(page, '/en/notes/visible-devices/?value=0,-');
	const lab = page.locator('[data-lab-root="visible-devices"]');
	await lab.scrollIntoViewIfNeeded();
	await expect(lab.locator('samp')).toHaveText("ValueError: invalid literal for int() with base 10: '-'");
});

test('the visible-devices lab works by keyboard alone', async ({ page }) => {
	await open(page, '/en/notes/visible-devices/');
	const lab = page.locator('[data-lab-root="visible-devices"]');
	await lab.scrollIntoViewIfNeeded();
	await expect(lab).toHaveAttribute('data-ready', '');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('status').last()).toHaveText(/^The program sees 2 GPUs\. /);
	await lab.getByRole('checkbox').focus();
	await page.keyboard.press('Space');
	await expect(lab.getByRole('textbox')).toBeDisabled();
	await expect(lab.locator('[data-cuda]')).toHaveCount(4);
});
