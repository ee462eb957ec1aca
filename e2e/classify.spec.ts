import { crc32, deflateSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import categories from '../src/labs/classify/categories.json' with { type: 'json' };
import goldens from '../src/labs/classify/goldens.json' with { type: 'json' };
import { asPyTorch } from '../src/labs/classify/python.ts';
import { DEFAULT } from '../src/labs/classify/state.ts';
import { goldenTensors } from '../src/nn/networks/golden-numbers.ts';
import { networkOf } from '../src/nn/networks/index.ts';
import { slotsOf } from '../src/nn/networks/module.ts';
import { expect, test } from './fixtures.ts';
import { LANGS, labOf, open, THEMES } from './pages.ts';

const NOTE = 'notes/pretrained-models/';
type Recorded = keyof typeof goldens.loaded;

/** The golden numbers of a model as a safetensors file, under names as a rule makes them. */
function fileOf(model: Recorded, rename = (key: string) => key, change?: (values: Float32Array, key: string) => void) {
	const slots = slotsOf(networkOf(model));
	const numbers = goldenTensors(slots);
	const header: Record<string, unknown> = {};
	const parts: Uint8Array[] = [];
	let at = 0;
	for (const [key, slot] of slots) {
		if (slot.integer) continue;
		const values = numbers(key, slot);
		change?.(values, key);
		const bytes = new Uint8Array(values.buffer);
		header[rename(key)] = { dtype: 'F32', shape: slot.shape, data_offsets: [at, at + bytes.length] };
		at += bytes.length;
		parts.push(bytes);
	}
	const text = new TextEncoder().encode(JSON.stringify(header));
	const length = new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer);
	return { name: `${model}.safetensors`, mimeType: '', buffer: Buffer.concat([length, text, ...parts]) };
}

/** A PNG of one grey pixel. */
function greyPixel(): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	// 1 × 1, 8 bits of grey
	const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
	const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const pixels = deflateSync(Buffer.from([0, 128]));
	return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

async function labAt(
	page: Page,
	lang: string,
	model: string,
	backend = 'wasm',
	theme: (typeof THEMES)[number] = 'light',
): Promise<Locator> {
	const query = model === DEFAULT.model ? '' : `?c-model=${model}&c-weights=IMAGENET1K_V1`;
	await open(page, `/${lang}/${NOTE}${query}`, theme);
	const lab = await labOf(page, 'classify');
	await lab.locator('.lab-device select').selectOption(backend);
	return lab;
}

const ended = (lab: Locator, phase: string) =>
	expect(lab.locator('[data-lab="classify"]')).toHaveAttribute('data-phase', phase, { timeout: 120_000 });
const bring = (lab: Locator, file: ReturnType<typeof fileOf>) =>
	lab.locator('input[type=file]').last().setInputFiles(file);

/** The table is what PyTorch found: its classes in its order, and its probabilities to what is shown of them. */
async function isTop(lab: Locator, whose: 'random' | 'file', top: readonly (readonly number[])[]): Promise<void> {
	const table = lab.locator(`.top-five[data-whose="${whose}"]`);
	await expect(table.locator('tbody th')).toHaveText(top.map(([index = 0]) => categories[index] ?? ''));
	const values = await table
		.locator('td')
		.evaluateAll((cells) => cells.map((c) => Number((c as HTMLElement).dataset['value'])));
	for (const [i, [, probability = 0]] of top.entries())
		expect(Math.abs((values[i] ?? 0) / probability - 1)).toBeLessThan(1e-3);
}

for (const lang of LANGS) {
	test(`${lang}: PyTorch’s guesses stand in the page before any script has run`, async ({ browser, baseURL }) => {
		const page = await browser.newPage({ javaScriptEnabled: false });
		await page.goto(`${baseURL}/${lang}/${NOTE}`);
		await isTop(page.locator('[data-lab-root="classify"]'), 'random', goldens.logits.resnet18.top);
		await page.close();
	});
}

for (const backend of ['webgpu', 'webgl', 'wasm', 'cpu']) {
	test(`weights=None and a file on ${backend}, as PyTorch has them`, async ({ page }) => {
		test.setTimeout(180_000);
		const lab = await labAt(page, 'en', 'squeezenet1_1', backend);
		await bring(lab, fileOf('squeezenet1_1'));
		await ended(lab, 'done');
		await expect(lab.locator('.lab-device-name')).toHaveAttribute('data-backend', backend);
		await isTop(lab, 'random', goldens.logits.squeezenet1_1.top);
		await isTop(lab, 'file', goldens.loaded.squeezenet1_1);
		await expect(lab.locator('.classify-picture canvas')).toBeVisible();
		await expect(lab.getByRole('status').last()).toContainText('Done. weights=None: ');
	});
}

test('resnet18 without a file, as it opens', async ({ page }) => {
	test.setTimeout(120_000);
	const lab = await labAt(page, 'zh', 'resnet18');
	await lab.getByRole('button', { name: '分类', exact: true }).click();
	await ended(lab, 'done');
	await isTop(lab, 'random', goldens.logits.resnet18.top);
	await expect(lab.locator('.classify-empty')).toContainText('选一个权重文件');
});

test('names from DataParallel, and a DenseNet’s old ones', async ({ page }) => {
	test.setTimeout(180_000);
	const lab = await labAt(page, 'en', 'squeezenet1_1');
	await bring(
		lab,
		fileOf('squeezenet1_1', (key) => `module.${key}`),
	);
	await ended(lab, 'done');
	await isTop(lab, 'file', goldens.loaded.squeezenet1_1);
	await expect(lab.locator('.top-five[data-whose="file"] caption')).toContainText('Prefixes were taken off');
	await lab.getByRole('combobox').first().selectOption('densenet121');
	await bring(
		lab,
		fileOf('densenet121', (key) => key.replace(/(denselayer\d+\.(?:norm|conv))([12])\./, '$1.$2.')),
	);
	await ended(lab, 'done');
	await isTop(lab, 'file', goldens.loaded.densenet121);
	await expect(lab.locator('.top-five[data-whose="file"] caption')).toContainText('norm.1 for norm1');
});

test('the file of another model: PyTorch’s words, whose it is, and one press to take that', async ({ page }) => {
	test.setTimeout(120_000);
	const lab = await labAt(page, 'en', 'resnet18');
	await bring(lab, fileOf('squeezenet1_1'));
	await ended(lab, 'refused');
	await expect(lab.locator('.lab-verdict')).toContainText('Error(s) in loading state_dict for ResNet');
	await lab.getByRole('button', { name: 'Take squeezenet1_1' }).click();
	await ended(lab, 'done');
	await expect(page).toHaveURL(/c-model=squeezenet1_1/);
	await isTop(lab, 'file', goldens.loaded.squeezenet1_1);
});

test('files that hold no weights, or a nan', async ({ page }) => {
	test.setTimeout(120_000);
	const lab = await labAt(page, 'en', 'squeezenet1_1');
	await bring(lab, { name: 'page.pth', mimeType: '', buffer: Buffer.from('<!doctype html><title>404</title>') });
	await ended(lab, 'refused');
	await expect(lab.locator('.lab-verdict[data-kind="empty"]')).toBeVisible();
	await bring(
		lab,
		fileOf('squeezenet1_1', undefined, (values, key) => {
			if (key === 'classifier.1.bias') values[3] = Number.NaN;
		}),
	);
	await expect(lab.locator('.lab-verdict[data-kind="not-finite"]')).toContainText('classifier.1.bias[3] is NaN');
});

test('a picture of one’s own, and one that is none', async ({ page }) => {
	test.setTimeout(120_000);
	const lab = await labAt(page, 'en', 'squeezenet1_1');
	const picture = lab.locator('input[type=file]').first();
	await picture.setInputFiles({ name: 'grey.png', mimeType: 'image/png', buffer: greyPixel() });
	await ended(lab, 'done');
	await expect(lab.locator('.classify-file').first()).toContainText('grey.png');
	await picture.setInputFiles({ name: 'none.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
	await ended(lab, 'no-picture');
	await expect(lab.locator('.classify-bad')).toContainText('cannot decode');
});

test('by keyboard: classify, cancel, reset', async ({ page }) => {
	const lab = await labAt(page, 'en', 'vgg11');
	await lab.getByRole('button', { name: 'Classify' }).focus();
	await page.keyboard.press('Enter');
	await expect(lab.getByRole('button', { name: 'Cancel' })).toBeFocused();
	await expect(lab.locator('progress')).toBeVisible();
	await page.keyboard.press('Enter');
	await ended(lab, 'stopped');
	await expect(lab.getByRole('status').last()).toHaveText('Cancelled.');
	await lab.getByRole('button', { name: 'Reset' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/c-model/);
});

for (const theme of THEMES) {
	test(`no axe violation with an answer and a refusal, nor a sideways scroll: ${theme}`, async ({ page }) => {
		test.setTimeout(120_000);
		await page.setViewportSize({ width: 360, height: 740 });
		const lab = await labAt(page, 'en', 'squeezenet1_1', 'wasm', theme);
		await bring(lab, fileOf('squeezenet1_1'));
		await ended(lab, 'done');
		const scan = async () =>
			(await new AxeBuilder({ page }).include('[data-lab-root="classify"]').analyze()).violations.map((v) => v.id);
		expect(await scan()).toEqual([]);
		// a photograph is no drawing in ink, which would be turned for the dark theme
		await expect(lab.locator('.classify-seen')).toHaveCSS('filter', 'none');
		const [bar, cell] = await lab
			.locator('.top-five[data-whose="random"] tbody tr')
			.first()
			.evaluate((row) => ['th', 'td'].map((name) => row.querySelector(name)?.clientWidth ?? 0));
		expect(bar).toBeGreaterThan(2 * (cell ?? 0));
		await bring(lab, fileOf('resnet18'));
		await ended(lab, 'refused');
		expect(await scan()).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	});
}

test.describe('Copy as PyTorch of the classifying lab', () => {
	test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

	test('gives the program with the names of the files', async ({ page }) => {
		const lab = await labAt(page, 'zh', 'resnet18');
		await lab.getByRole('button', { name: '复制为 PyTorch 代码' }).click();
		await expect(lab.getByText('已复制')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(asPyTorch(DEFAULT));
	});
});
