import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open } from './pages.ts';

for (const lang of LANGS) {
	test(`${lang}: a tool, a mirror and a system give the command and the file`, async ({ page }) => {
		await open(page, `/${lang}/notes/package-mirrors/`);
		const lab = await labOf(page, 'package-mirrors');
		const code = lab.locator('pre code');
		await expect(code).toHaveText('python -m pip install -i https://pypi.tuna.tsinghua.edu.cn/simple numpy');
		const [tool, mirror, span, system] = await lab.getByRole('combobox').all();
		await span?.selectOption('always');
		await system?.selectOption('windows');
		await expect(code).toHaveCount(2);
		await expect(lab).toContainText('%APPDATA%\\pip\\pip.ini');
		await tool?.selectOption('uv');
		await mirror?.selectOption('ustc');
		await expect(code).toHaveText('[[index]]\nurl = "https://mirrors.ustc.edu.cn/pypi/simple"\ndefault = true\n');
		await expect(page).toHaveURL(/\?tool=uv&mirror=ustc&span=always&os=windows$/);
		await page.reload();
		await labOf(page, 'package-mirrors');
		await expect(code).toContainText('[[index]]');
	});
}

test('http is told apart from https, and a dead mirror from a living one', async ({ page }) => {
	await open(page, '/en/notes/package-mirrors/?mirror=own&url=http://10.0.0.5:3141/simple');
	const lab = await labOf(page, 'package-mirrors');
	const code = lab.locator('pre code');
	await expect(code).toContainText('--trusted-host 10.0.0.5:3141');
	await expect(lab.locator('[data-remark="http"]')).toContainText('nobody checks what arrives');
	const address = lab.getByRole('textbox');
	await address.fill('https://10.0.0.5/simple');
	await expect(code).not.toContainText('--trusted-host');
	await address.fill('http://mirrors.aliyun.com/pypi/simple');
	await expect(code).toHaveText('python -m pip install -i https://mirrors.aliyun.com/pypi/simple numpy');
	await address.fill('http://pypi.douban.com/simple');
	await expect(lab.locator('.lab-error')).toContainText('no longer answers');
	await address.fill('');
	await expect(lab.locator('.lab-error')).toContainText('Type the address');
});

test('the command builder works by keyboard alone, and copies', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await open(page, '/en/notes/package-mirrors/');
	const lab = await labOf(page, 'package-mirrors');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await lab.getByRole('button', { name: 'Copy: Run' }).focus();
	await page.keyboard.press('Enter');
	const url = 'https://pypi.tuna.tsinghua.edu.cn/simple';
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
		`python -m pip config set global.index-url ${url}`,
	);
	await lab.getByRole('combobox').first().focus();
	await page.keyboard.press('End');
	await expect(lab.locator('pre code').first()).toHaveText(`pdm config pypi.url ${url}`);
	await expect(lab.getByRole('status').last()).toHaveText(`pdm config pypi.url ${url}`);
});
