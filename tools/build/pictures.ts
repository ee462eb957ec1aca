/**
 * Draws the social preview, one picture a language, and the reviewed screenshots of `e2e/screens`
 * (one is the README's): `npm run pictures`, after a build. The pictures are kept in the repository,
 * because a build must not need a browser, and because a change of looks is then seen in review.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath, QUIET, SOFTWARE_GPU } from '../../e2e/browser.ts';

const root = join(import.meta.dirname, '../..');
const port = 4398;
const tokens = readFileSync(join(root, 'src/site/styles/tokens.css'), 'utf8');
const mark = readFileSync(join(root, 'public/favicon.svg'), 'utf8').replace('<svg ', '<svg width="96" height="96" ');

const WORDS = {
	zh: { title: '能跑的<br>PyTorch 速查笔记', line: '权重 · 换源 · 选显卡 · 交叉熵', lang: 'zh-CN' },
	en: { title: 'The PyTorch cheat sheet that runs', line: 'Weights · mirrors · devices · cross-entropy', lang: 'en' },
} as const;

const card = ({
	title,
	line,
	lang,
}: (typeof WORDS)['zh' | 'en']) => `<!doctype html><html lang="${lang}"><style>${tokens}
body { margin: 0; width: 1200px; height: 630px; display: grid; align-content: space-between; box-sizing: border-box; padding: 76px 84px;
	background: var(--paper); color: var(--ink); border-block-end: 14px solid var(--ember); font-family: var(--font-text); }
header { display: flex; align-items: center; gap: 24px; font: 600 44px var(--font-display); }
h1 { margin: 0; font: 600 92px/1.16 var(--font-display); letter-spacing: -0.01em; max-width: 1000px; }
p { margin: 0; font-size: 34px; color: var(--ink-2); }</style>
<header>${mark}Warmstart</header><h1>${title}</h1><p>${line}</p></html>`;

interface Shot {
	name: string;
	address: string;
	width: 1280 | 360;
	theme: 'light' | 'dark';
	/** What to do before the picture is taken. */
	prepare?: (page: Page) => Promise<void>;
}

const toLab = async (page: Page) => {
	// the first of the page
	const lab = page.locator('.lab-root').first();
	await lab.scrollIntoViewIfNeeded();
	await lab.locator('.lab-device-name[data-status=ready]').waitFor();
	// the device is ready before its first result is
	await page.waitForFunction(() => !document.querySelector('.lab-root [aria-busy=true]'));
	await lab.evaluate((e) => e.scrollIntoView());
};

const SHOTS: Shot[] = [
	{ name: 'home-zh', address: '/zh/', width: 1280, theme: 'light' },
	{ name: 'note-en', address: '/en/notes/save-and-load/', width: 1280, theme: 'light' },
	{ name: 'note-zh-phone-dark', address: '/zh/notes/multi-gpu/', width: 360, theme: 'dark' },
	{ name: 'lab-en', address: '/en/notes/cross-entropy/?z=10,0,0&y=1&d=1', width: 1280, theme: 'light', prepare: toLab },
	{
		name: 'lab-zh-phone',
		address: '/zh/notes/cross-entropy/?z=100,20,0,3,-5,1&y=1',
		width: 360,
		theme: 'light',
		prepare: toLab,
	},
	{
		name: 'search-en-dark',
		address: '/en/',
		width: 1280,
		theme: 'dark',
		prepare: async (page) => {
			await page.keyboard.press('/');
			await page.locator('.search-field textarea').fill('IndexError: Target 12 is out of bounds.');
			await page.locator('.search-results > li').first().waitFor();
		},
	},
	{
		name: 'digits-en',
		address: '/en/notes/save-and-load/?file=dp',
		width: 1280,
		theme: 'light',
		prepare: async (page) => {
			await toLab(page);
			await page.locator('.digits-row').waitFor();
		},
	},
	{ name: 'errors-zh-phone', address: '/zh/errors/#missing-keys', width: 360, theme: 'light' },
	{ name: 'missing-page', address: '/404.html', width: 1280, theme: 'light' },
];

const executablePath = chromiumPath();
const server = spawn(process.execPath, ['tools/run/serve.ts', '--port', String(port)], { cwd: root });
await once(server.stdout, 'data');
const browser = await chromium.launch({
	args: [...QUIET, ...SOFTWARE_GPU],
	...(executablePath ? { executablePath } : {}),
});
async function take({ name, address, width, theme, prepare }: Shot): Promise<void> {
	const page = await browser.newPage({
		viewport: { width, height: width === 360 ? 780 : 860 },
		colorScheme: theme,
		reducedMotion: 'reduce',
	});
	await page.goto(`http://localhost:${port}${address}`, { waitUntil: 'networkidle' });
	await prepare?.(page);
	await page.screenshot({ path: join(root, `e2e/screens/${name}.png`) });
	await page.close();
}

try {
	const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' });
	for (const lang of ['zh', 'en'] as const) {
		await page.setContent(card(WORDS[lang]));
		await page.screenshot({ path: join(root, `public/social-${lang}.png`) });
	}
	await page.close();
	for (const shot of SHOTS) await take(shot);
} finally {
	await browser.close();
	server.kill();
}
