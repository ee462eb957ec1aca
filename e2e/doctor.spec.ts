import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { LANGS, open, THEMES } from './pages.ts';

const root = join(import.meta.dirname, '..');
const sample = (name: string) => join(root, 'public/checkpoints', name);
const fixture = (name: string) => join(root, 'src/checkpoint/fixtures', name);

/** Each sample's leading finding. */
const SAMPLES = [
	['dataparallel.pth', 'prefix', 'plain'],
	['truncated.pth', 'zip-truncated', 'plain'],
	['hostile.pth', 'global-dangerous', 'dangerous'],
] as const;

async function visit(page: Page, lang: (typeof LANGS)[number], theme: (typeof THEMES)[number] = 'light') {
	await open(page, `/${lang}/doctor/`, theme);
	await page.locator('.lab-root[data-ready]').waitFor();
}

const input = (page: Page) => page.locator('.doctor-drop input');
const leading = (page: Page) => page.locator('.doctor-finding').first();

/** Lets go of files over the page, as a hand would. */
async function drop(page: Page, path: string): Promise<void> {
	const bytes = readFileSync(path).toString('base64');
	const name = path.split('/').at(-1) ?? '';
	const transfer = await page.evaluateHandle(
		([data, fileName]) => {
			const made = new DataTransfer();
			const content = Uint8Array.from(atob(data as string), (c) => c.charCodeAt(0));
			made.items.add(new File([content], fileName as string));
			return made;
		},
		[bytes, name],
	);
	for (const type of ['dragenter', 'dragover', 'drop']) {
		await page.dispatchEvent('.doctor-drop', type, { dataTransfer: transfer });
	}
}

for (const lang of LANGS) {
	for (const [name, code, safety] of SAMPLES) {
		test(`${lang}: ${name} is told by its cause, chosen, dropped and as a sample`, async ({ page }) => {
			await visit(page, lang);
			const told = async () => {
				await expect(leading(page)).toHaveAttribute('data-code', code);
				await expect(page.locator('.doctor-safety')).toHaveAttribute('data-safety', safety);
				await expect(page.locator('.doctor-name')).toHaveText(name);
				await expect(page.locator('.lab [role=status]').last()).toContainText(name);
			};
			await page.locator(`.doctor-samples a[href$="${name}"]`).click();
			await told();
			await input(page).setInputFiles(fixture('t214/net_sd_zip_p2.pth'));
			await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
			await input(page).setInputFiles(sample(name));
			await told();
			await input(page).setInputFiles(fixture('t214/net_sd_zip_p2.pth'));
			await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
			await drop(page, sample(name));
			await told();
		});
	}

	for (const theme of THEMES) {
		test(`${lang}: an open file has no accessibility violation in ${theme}`, async ({ page }) => {
			await visit(page, lang, theme);
			for (const file of [sample('truncated.pth'), fixture('t214/lightning_like.ckpt'), sample('hostile.pth')]) {
				await input(page).setInputFiles(file);
				await expect(page.locator('.doctor-name')).toHaveText(file.split('/').at(-1) ?? '');
				const { violations } = await new AxeBuilder({ page }).analyze();
				expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`)).toEqual([]);
			}
		});
	}

	test(`${lang}: an open file does not scroll sideways on a phone`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 780 });
		await visit(page, lang);
		for (const file of [sample('truncated.pth'), fixture('t214/lightning_like.ckpt'), sample('hostile.pth')]) {
			await input(page).setInputFiles(file);
			await expect(page.locator('.doctor-name')).toHaveText(file.split('/').at(-1) ?? '');
			const wide = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(wide).toBe(0);
		}
	});
}

test('nothing leaves the page: a whole visit makes no request', async ({ page }) => {
	await visit(page, 'en');
	const requests: string[] = [];
	page.on('request', (request) => {
		// a blob is the page's own memory
		if (!request.url().startsWith('blob:')) requests.push(request.url());
	});
	for (const file of [
		't214/dp_prefixed.pth',
		'broken/evil_exec_p0.pth',
		'broken/trunc_half.pth',
		't214/net.safetensors',
	]) {
		await input(page).setInputFiles(fixture(file));
		await expect(page.locator('.doctor-name')).toHaveText(file.split('/')[1] ?? '');
	}
	await input(page).setInputFiles(fixture('t214/dp_prefixed.pth'));
	await page.locator('.doctor-row:not([data-group])').nth(2).click();
	await expect(page.locator('.doctor-statistics')).toBeVisible();
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download' }).click();
	await (await saved).path();
	expect(requests).toEqual([]);
});

test('a ticked repair is previewed, and the file that is taken away has it', async ({ page }) => {
	await visit(page, 'en');
	await input(page).setInputFiles(sample('dataparallel.pth'));
	await expect(page.locator('[data-fix="strip-prefix"]')).toBeChecked();
	await expect(page.locator('.doctor-effect')).toContainText('15 keys change');
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download' }).click();
	const path = await (await saved).path();
	await input(page).setInputFiles(path);
	await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
	await expect(page.locator('.doctor-keyname').first()).toHaveText('mask');
});

test('a file with nothing wrong can be given other dtypes and other names', async ({ page }) => {
	await visit(page, 'en');
	await input(page).setInputFiles(fixture('t214/lightning_like.ckpt'));
	await page.locator('[data-wish="dtype"]').selectOption('float16');
	await page.locator('[data-wish="find"]').fill('model.');
	await page.locator('[data-wish="by"]').fill('net.');
	await page.locator('[data-wish="prefix"]').fill('a.');
	await expect(page.locator('.doctor-effect')).toContainText('of float32 are converted');
	await expect(page.locator('.doctor-effect ins').first()).toHaveText('state_dict.a.net.mask');
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download' }).click();
	const { tensors } = JSON.parse(
		execFileSync(process.execPath, ['tools/inspect/inspect.ts', await (await saved).path(), '--json'], {
			cwd: root,
			encoding: 'utf8',
		}),
	) as { tensors: { path: string[]; dtype: string }[] };
	const weights = tensors.filter(({ path }) => path[0] === 'state_dict');
	expect(weights).toHaveLength(15);
	for (const { path, dtype } of weights) {
		expect(path[1]).toMatch(/^a\.net\./);
		expect(dtype).not.toMatch(/float32/);
	}
});

test('what is whole of a cut file can be saved', async ({ page }) => {
	await visit(page, 'zh');
	await input(page).setInputFiles(sample('truncated.pth'));
	await expect(page.locator('[data-fix="salvage"]')).toBeChecked();
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: '下载' }).click();
	await input(page).setInputFiles(await (await saved).path());
	await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
});

test('a plan that cannot be carried out says why, in the reader’s language', async ({ page }) => {
	await visit(page, 'zh');
	await input(page).setInputFiles(fixture('broken/missing_record.pth'));
	await page.locator('[data-fix="salvage"]').uncheck();
	await page.locator('[data-fix="convert"]').first().check();
	await expect(page.locator('.doctor-effect[data-problem]')).toContainText(/1 个张量写不出来，第一个是/);
	await expect(page.getByRole('button', { name: '下载' })).toHaveCount(0);
});

test.describe('Copy as PyTorch', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives a program for the ticked steps', async ({ page }) => {
		await visit(page, 'en');
		await input(page).setInputFiles(sample('dataparallel.pth'));
		await page.getByRole('button', { name: 'Copy as PyTorch' }).click();
		await expect(page.getByText('Copied', { exact: true })).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('import torch');
	});
});

test('the tree works by keyboard alone', async ({ page }) => {
	await visit(page, 'en');
	await input(page).setInputFiles(fixture('t214/lightning_like.ckpt'));
	const tree = page.getByRole('treegrid');
	const active = () => page.locator('.doctor-row[aria-selected=true] .doctor-keyname');
	await page.getByRole('searchbox', { name: 'Search keys' }).focus();
	await page.keyboard.type('bn1');
	await expect(page.locator('.doctor-search [role=status]')).toHaveText('5 tensors found');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Delete');
	await page.keyboard.press('ArrowDown');
	await expect(tree).toBeFocused();
	await page.keyboard.press('End');
	await page.keyboard.press('Home');
	const first = await active().textContent();
	await page.keyboard.type('sta');
	await expect(active()).toHaveText(/^sta/);
	await page.keyboard.press('Home');
	await expect(active()).toHaveText(first ?? '');
	// to a group, closed and opened again
	const group = page.locator('.doctor-row[aria-expanded=true]').first();
	const count = Number(await tree.getAttribute('aria-rowcount'));
	const index = Number(await group.getAttribute('aria-rowindex')) - 2;
	for (let i = 0; i < index; i++) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowLeft');
	await expect.poll(async () => Number(await tree.getAttribute('aria-rowcount'))).toBeLessThan(count);
	await page.keyboard.press('ArrowRight');
	await expect(tree).toHaveAttribute('aria-rowcount', String(count));
	// to a tensor and its statistics
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.type('fc.bias');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await expect(page.locator('.doctor-statistics')).toBeVisible();
});

test('a tensor’s statistics are PyTorch’s', async ({ page }) => {
	const goldens = JSON.parse(readFileSync(join(root, 'src/doctor/statistics/goldens.json'), 'utf8'));
	const wanted = goldens.tensors.find(
		(g: { file: string; path: string[] }) => g.file.endsWith('net_sd_zip_p2.pth') && g.path[0] === 'fc.weight',
	);
	await visit(page, 'en');
	await input(page).setInputFiles(fixture('t214/net_sd_zip_p2.pth'));
	await page.getByRole('searchbox').fill('fc.weight');
	await page.getByRole('treegrid').focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	const shown = async (name: string) =>
		Number(((await page.locator(`[data-stat=${name}] dd`).textContent()) ?? '').replaceAll('−', '-'));
	for (const name of ['min', 'max', 'mean', 'std']) {
		expect(Math.abs((await shown(name)) - wanted[name])).toBeLessThanOrEqual(1e-5 * Math.abs(wanted[name]));
	}
});

test('a file of 4.57 GB is listed from its ends', async ({ page }) => {
	await visit(page, 'en');
	// a real zip64 layout whose one storage is the same small piece over and over
	const bytes = readFileSync(fixture('t214/bare_tensor.pt')).toString('base64');
	await page.evaluate(async (small) => {
		const file = Uint8Array.from(atob(small), (c) => c.charCodeAt(0));
		const view = new DataView(file.buffer);
		// the old end record says where the directory is; what stands in front of it is moved by the stuffing
		const end = file.length - 22;
		const directory = view.getUint32(end + 16, true);
		const entries = view.getUint16(end + 10, true);
		const entry = 46;
		const stuffing = 4_574_000_000;
		const piece = new Blob([new Uint8Array(64 * 1024 * 1024)]);
		const parts: BlobPart[] = [file.subarray(0, directory)];
		let left = stuffing;
		for (; left > piece.size; left -= piece.size) parts.push(piece);
		parts.push(piece.slice(0, left));
		const made = new Uint8Array(56 + 20 + 22);
		const out = new DataView(made.buffer);
		const at = directory + stuffing;
		let size = 0;
		for (let i = 0, p = directory; i < entries; i++) {
			const length = entry + view.getUint16(p + 28, true) + view.getUint16(p + 30, true) + view.getUint16(p + 32, true);
			size += length;
			p += length;
		}
		out.setUint32(0, 0x06064b50, true);
		out.setBigUint64(4, 44n, true);
		out.setUint16(12, 45, true);
		out.setUint16(14, 45, true);
		out.setBigUint64(24, BigInt(entries), true);
		out.setBigUint64(32, BigInt(entries), true);
		out.setBigUint64(40, BigInt(size), true);
		out.setBigUint64(48, BigInt(at), true);
		out.setUint32(56, 0x07064b50, true);
		out.setBigUint64(64, BigInt(at + size), true);
		out.setUint32(72, 1, true);
		out.setUint32(76, 0x06054b50, true);
		out.setUint16(84, 0xffff, true);
		out.setUint16(86, 0xffff, true);
		out.setUint32(88, 0xffffffff, true);
		out.setUint32(92, 0xffffffff, true);
		parts.push(file.subarray(directory, directory + size), made);
		const transfer = new DataTransfer();
		transfer.items.add(new File(parts, 'big.pt'));
		const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
		document.querySelector('.doctor-drop')?.dispatchEvent(event);
	}, bytes);
	await expect(page.locator('.doctor-name')).toHaveText('big.pt');
	await expect(page.locator('.doctor-facts').first()).toContainText('4.57 GB');
	await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
	await expect(page.getByRole('button', { name: /^Compare all/ })).toBeVisible();
});

test('a checkpoint is known by its keys, and fits its model with the change that is named', async ({ page }) => {
	await visit(page, 'en');
	await input(page).setInputFiles(fixture('fit/resnet18-ten-parallel.pth'));
	const into = page.getByLabel('Load into');
	const found = page.locator('.doctor-fit');
	// ten classes are no ImageNet model's, so it is the nearest that is chosen
	await expect(into).toHaveValue('resnet18');
	await expect(found).toContainText('all 122 tensors are loaded');
	await expect(found.locator('li')).toHaveText([
		'take state_dict out',
		'take module. off the keys',
		'build the model for 10 classes, as the file’s was',
	]);
	await expect(found.locator('samp').first()).toContainText(
		'Unexpected key(s) in state_dict: "epoch", "state_dict", "best_acc"',
	);
	await expect(found.locator('samp').last()).toHaveText('<All keys matched successfully>');
	await into.selectOption('resnet34');
	await expect(found).toContainText('in part: 138 of its 218');
	await found.getByRole('button', { name: 'resnet18', exact: true }).click();
	await expect(into).toHaveValue('resnet18');
});

test('one file is compared with another', async ({ page }) => {
	await visit(page, 'zh');
	await input(page).setInputFiles([sample('dataparallel.pth'), fixture('t214/net.safetensors')]);
	await page.getByLabel('加载到').selectOption({ label: 'net.safetensors' });
	await expect(page.locator('.doctor-fit')).toHaveAttribute('data-fit', /with|part/);
	await expect(page.locator('.doctor-fit li').first()).toHaveText('去掉键里的 module.');
});

test('shards that were not chosen with their index are named', async ({ page }) => {
	await visit(page, 'en');
	const index = JSON.stringify({
		metadata: {},
		weight_map: { a: 'm-00001-of-00002.safetensors', b: 'm-00002-of-00002.safetensors' },
	});
	await input(page).setInputFiles([
		{ name: 'm.safetensors.index.json', mimeType: 'application/json', buffer: Buffer.from(index) },
		{ name: 'm-00001-of-00002.safetensors', mimeType: '', buffer: readFileSync(fixture('t214/net.safetensors')) },
	]);
	// the first shard is another model's, and that is worse than a missing one
	await expect(leading(page)).toHaveAttribute('data-code', 'shard-key-missing');
	await expect(page.locator('[data-code="shard-missing"]')).toContainText('m-00002-of-00002.safetensors');
	await expect(page.locator('.doctor-name')).toHaveText('m.safetensors');
	await page.getByRole('button', { name: 'm-00001-of-00002.safetensors' }).click();
	await expect(page.locator('.doctor-name')).toHaveText('m-00001-of-00002.safetensors');
});

test('shards and their index are read as one checkpoint, and taken away as one file', async ({ page }) => {
	await visit(page, 'en');
	const names = readdirSync(fixture('shards')).filter((name) => name.startsWith('model'));
	await input(page).setInputFiles(names.map((name) => fixture(`shards/${name}`)));
	await expect(page.locator('.doctor-name')).toHaveText('model.safetensors');
	await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
	await expect(page.locator('[data-code="shards-joined"]')).toContainText('3 shards');
	await expect(page.locator('.doctor-keyname').filter({ hasText: /^(embed|layers|head)$/ })).toHaveCount(3);
	await page.locator('[data-fix="convert"]').first().check();
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download' }).click();
	const path = await (await saved).path();
	await input(page).setInputFiles({ name: 'whole.safetensors', mimeType: '', buffer: readFileSync(path) });
	await expect(page.locator('.doctor-name')).toHaveText('whole.safetensors');
	await expect(page.locator('.doctor-facts').first()).toContainText('6');
	await expect(leading(page)).toHaveAttribute('data-code', 'healthy');
});

test('before any script has run the page says what it does, and offers the samples', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
	const page = await context.newPage();
	await page.goto('/en/doctor/');
	await expect(page.getByText('Nothing leaves this page.')).toBeVisible();
	await expect(page.locator('.doctor-samples a')).toHaveCount(SAMPLES.length);
	await context.close();
});

test('hostile files do not freeze the page', async ({ page }) => {
	await visit(page, 'en');
	for (const name of [
		'bomb_tuple.pth',
		'bomb_memo.pth',
		'bomb_long4.pth',
		'bomb_binunicode8.pth',
		'view_huge_expand.pth',
	]) {
		await input(page).setInputFiles(fixture(`broken/${name}`));
		await expect(page.locator('.doctor-name')).toHaveText(name);
	}
	// 2^60 numbers out of four: counted for as long as one likes, and stopped when told
	await page.locator('.doctor-body .doctor-row').first().click();
	await expect(page.locator('.doctor-busy')).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.locator('.doctor-problem')).toHaveText('Cancelled.');
	await input(page).setInputFiles(sample('dataparallel.pth'));
	await expect(leading(page)).toHaveAttribute('data-code', 'prefix');
});
