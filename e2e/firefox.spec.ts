import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Golden, goldens } from '../src/labs/cross-entropy/goldens.ts';
import { toQuery } from '../src/labs/cross-entropy/state.ts';
import { relativeError } from '../src/labs/shared/golden-values.ts';
import { shared as en } from '../src/labs/shared/strings.en.ts';
import { shared as zh } from '../src/labs/shared/strings.zh.ts';
import { TOLERANCE } from './backends.ts';
import { firefoxPath } from './browser.ts';
import { LANGS } from './pages.ts';

// Playwright drives a Firefox of its own making; this is the one that readers have, over WebDriver BiDi
const executablePath = firefoxPath();
test.skip(!executablePath, 'no Firefox found; install one or name it in FIREFOX_PATH');
test.describe.configure({ mode: 'serial' });

/** States that end in numbers, in infinities, in nan and in an error. */
const STATES = [
	'preset-double',
	'preset-overflow',
	'preset-masked',
	'six-classes',
	'ignored-sum',
	'nan',
	'range-above',
];

let browser: Browser;
let page: Page;
let trouble: string[];

test.beforeAll(async () => {
	browser = await puppeteer.launch({ browser: 'firefox', executablePath: executablePath ?? '', headless: true });
	console.log(await browser.version());
});
test.afterAll(() => browser?.close());

test.beforeEach(async () => {
	trouble = [];
	page = await browser.newPage();
	page.on('pageerror', (error) => trouble.push(`page error: ${String(error)}`));
	page.on('console', (message) => {
		if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
	});
	page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`));
});
test.afterEach(async () => {
	await page.close();
	expect(trouble).toEqual([]);
});

/** Opens a cross-entropy page on a state and brings the lab to life. */
async function openLab(address: string): Promise<void> {
	await page.goto(address, { waitUntil: 'load' });
	await page.$eval('.lab-root', (root) => root.scrollIntoView());
	await page.waitForSelector('.lab-root[data-ready]');
}

/** What this Firefox has, asked for without the site's code. */
const offered = () =>
	page.evaluate(async () => {
		const { gpu } = navigator as Navigator & { gpu?: { requestAdapter(): Promise<unknown> } };
		const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
		return {
			webgpu: gpu ? ((await gpu.requestAdapter()) ? undefined : ('no-adapter' as const)) : ('no-api' as const),
			webgl: gl ? undefined : ('no-adapter' as const),
		};
	});

const shown = () =>
	page.evaluate(() => {
		const values = (step: string) =>
			[...document.querySelectorAll<HTMLElement>(`[data-step="${step}"] td`)].map((td) => Number(td.dataset['value']));
		const device = document.querySelector<HTMLElement>('.lab-device-name');
		return {
			loss: Number(document.querySelector<HTMLElement>('.lab-loss')?.dataset['loss']),
			first: values('first'),
			softmax: values('softmax'),
			gradient: values('gradient'),
			error: document.querySelector('.lab-error samp')?.textContent ?? undefined,
			backend: device?.dataset['backend'] as keyof typeof TOLERANCE | undefined,
			devices: document.querySelector('.lab-device')?.textContent ?? '',
		};
	});

/** The largest error of what is shown against what PyTorch printed. */
async function error(golden: Golden): Promise<number> {
	const { loss, first, softmax, gradient } = await shown();
	const pairs = [
		[[loss], golden.line('loss')],
		[golden.state.double ? first : softmax, golden.line('softmax')],
		[gradient, golden.line('gradient')],
	] as const;
	return Math.max(...pairs.flatMap(([a, e]) => e.map((v, i) => relativeError(a[i] ?? Number.NaN, v))));
}

for (const lang of LANGS) {
	test(`${lang}: Firefox computes what PyTorch printed, on the best device it has, and says why`, async ({
		baseURL,
	}) => {
		test.setTimeout(120_000);
		const t = { zh, en }[lang];
		const chosen = goldens().filter((g) => STATES.includes(g.id));
		expect(chosen).toHaveLength(STATES.length);
		for (const golden of chosen) {
			await openLab(`${baseURL}/${lang}/notes/cross-entropy/${toQuery(golden.state)}`);
			if (golden.error) {
				await page.waitForSelector('.lab-error samp');
				expect((await shown()).error).toBe(golden.error);
				continue;
			}
			await page.waitForSelector('.lab-device-name[data-status=ready]');
			const { webgpu, webgl } = await offered();
			const best = webgpu ? (webgl ? 'wasm' : 'webgl') : 'webgpu';
			const { backend, devices } = await shown();
			expect(backend).toBe(best);
			if (webgpu) expect(devices).toContain(t.reason(t.devices.webgpu, t.missing[webgpu]));
			if (webgpu && webgl) expect(devices).toContain(t.reason(t.devices.webgl, t.missing[webgl]));
			await expect
				.poll(() => error(golden), { message: `${golden.id} on ${best}` })
				.toBeLessThanOrEqual(TOLERANCE[best]);
		}
	});

	test(`${lang}: the lab works by keyboard and by mouse in Firefox`, async ({ baseURL }) => {
		await openLab(`${baseURL}/${lang}/notes/cross-entropy/`);
		expect((await shown()).backend).toBeUndefined();
		await page.click('.lab-presets button:nth-of-type(2)');
		await page.waitForSelector('.lab-device-name[data-status=ready]');
		const preset = goldens().find((g) => g.id === 'preset-double');
		await expect.poll(async () => (await shown()).loss).toBeCloseTo(preset?.line('loss')[0] ?? Number.NaN, 5);
		expect(page.url()).toMatch(/\?z=10,0,0&y=1&d=1$/);
		await page.focus('.lab-row input[type=range]');
		await page.keyboard.press('ArrowRight');
		await expect
			.poll(() => page.$eval('.lab-row input[type=text]', (field) => (field as HTMLInputElement).value))
			.toBe('10.1');
		for (const backend of ['wasm', 'cpu'] as const) {
			await page.select('.lab-device select', backend);
			await page.waitForSelector(`.lab-device-name[data-backend=${backend}][data-status=ready]`);
		}
		await page.click('.lab-head button');
		await expect.poll(async () => (await shown()).loss).toBeCloseTo(0.417, 4);
		expect(page.url()).not.toContain('?');
	});

	test(`${lang}: the search opens and finds in Firefox`, async ({ baseURL }) => {
		await page.goto(`${baseURL}/${lang}/`, { waitUntil: 'load' });
		await page.keyboard.press('/');
		await page.waitForSelector('.search-dialog[open] .search-field textarea');
		await page.type('.search-field textarea', 'CrossEntropyLoss');
		await page.waitForSelector('.search-results > li > a');
		const first = await page.$eval('.search-results > li > a', (a) => (a as HTMLAnchorElement).pathname);
		expect(first).toBe(`/${lang}/notes/cross-entropy/`);
	});
}
