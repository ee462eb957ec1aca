import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { tfjsSlim } from '../../tools/build/tfjs.ts';

const root = join(import.meta.dirname, '../..');

/** Served from memory; localhost, because WebGPU wants a secure page. */
const ORIGIN = 'http://localhost:4397';

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Largest relative error against PyTorch on each backend, as goldenErrors measures it. */
export const TOLERANCE = {
	// GPUs may compute exp and log less exactly; SwiftShader's are 64 and 56 units in the last place (one is 1.2e-7)
	webgpu: 1e-5,
	webgl: 1e-5,
	wasm: 1e-6,
	cpu: 1e-6,
} as const;
export type HarnessBackend = keyof typeof TOLERANCE;
export const HARNESS_BACKENDS = Object.keys(TOLERANCE) as HarnessBackend[];

/** The folder of one harness' bundle; each spec builds its own, because specs run at the same time. */
const folder = (name: string) => join(root, '.record/harness', name);

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

/** Opens a page with the harness and nothing else; it has put `ready`, the name it sets last, on the window. */
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
