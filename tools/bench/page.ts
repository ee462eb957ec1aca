import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumPath, QUIET, SOFTWARE_GPU } from '../../e2e/browser.ts';
import { tfjsSlim } from '../build/tfjs.ts';
import { serveBench } from './server.ts';

const root = join(import.meta.dirname, '../..');

/** A bench's page in a browser of its own. */
export interface BenchPage {
	browser: Browser;
	/** A fresh page, with what the last one kept gone. */
	open(): Promise<Page>;
	close(): Promise<void>;
}

/**
 * Builds a bench's page and opens a browser for it: on the software GPU, or with `REAL_GPU=1` on the
 * machine's own.
 *
 * @param entry the page's script, from the root of the project
 */
export async function benchPage(entry: string): Promise<BenchPage> {
	const outDir = join(root, '.record/bench');
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		plugins: [tfjsSlim()],
		build: {
			outDir,
			target: 'esnext',
			// the threads of TensorFlow.js' Wasm backend do not survive being minified
			minify: false,
			copyPublicDir: false,
			rolldownOptions: {
				input: join(root, entry),
				output: { entryFileNames: 'page.js' },
				onLog: (level, log, handler) => log.code !== 'EVAL' && handler(level, log),
			},
		},
	});
	const { origin, server } = await serveBench({
		'': outDir,
		ort: join(root, 'node_modules/onnxruntime-web/dist'),
		'tfjs-wasm': join(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist'),
	});
	const executablePath = chromiumPath();
	const browser = await chromium.launch({
		// so that the contest can collect what one leaves before the next is timed
		args: [...QUIET, '--js-flags=--expose-gc', ...(process.env['REAL_GPU'] ? [] : SOFTWARE_GPU)],
		...(executablePath ? { executablePath } : {}),
	});
	return {
		browser,
		async open() {
			const page = await browser.newPage();
			await page.goto(`${origin}/`);
			await page.waitForFunction(() => 'compare' in window);
			return page;
		},
		async close() {
			await browser.close();
			server.close();
		},
	};
}
