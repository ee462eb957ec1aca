import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { tfjsSlim } from '../../tools/build/tfjs.ts';

const root = join(import.meta.dirname, '../..');

/** Served from memory; localhost, because WebGPU wants a secure page. */
const ORIGIN = 'http://localhost:4397';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * The folder of one harness' bundle. Each spec builds its own, and each worker: tests of one spec run at the same time,
 * and a second build takes away the files that the first one's page is about to load.
 */
const folder = (name: string) => join(root, '.record/harness', `${name}-${process.env['TEST_PARALLEL_INDEX'] ?? 0}`);

/** Builds `e2e/harness/<name>.ts` as the site is built. */
export async function buildHarness(name: string): Promise<void> {
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		plugins: [tfjsSlim()],
		build: {
			outDir: folder(name),
			target: 'es2022',
			rolldownOptions: { input: join(root, `e2e/harness/${name}.ts`), output: { entryFileNames: 'harness.js' } },
		},
	});
}

/** Opens a page with the harness and nothing else. */
export async function openHarness(page: Page, name: string): Promise<void> {
	await page.route(`${ORIGIN}/**`, async (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === '/') {
			await route.fulfill({
				contentType: 'text/html',
				body: '<!doctype html><script type="module" src="/harness.js"></script>',
			});
		} else {
			const contentType = TYPES[extname(pathname)] ?? 'application/octet-stream';
			await route.fulfill({ contentType, body: readFileSync(join(folder(name), pathname)) });
		}
	});
	await page.goto(`${ORIGIN}/`);
	await page.waitForFunction(() => 'harness' in window);
}
