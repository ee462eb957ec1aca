import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumPath, QUIET, SOFTWARE_GPU } from '../../e2e/browser.ts';
import { serveBench } from './server.ts';

/** What a result is true of. */
export interface Machine {
	date: string;
	browser: string;
	/** What the browser says of its WebGPU and WebGL adapters */
	webgpu: string;
	webgl: string;
	cores: number;
}

/** A package's version, as installed. */
export const versionOf = (name: string): string =>
	JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules', name, 'package.json'), 'utf8')).version;

/** Asks a browser, started like those of the benches, what it runs on. */
export async function machine(): Promise<Machine> {
	const executablePath = chromiumPath();
	const browser = await chromium.launch({
		args: [...QUIET, ...(process.env['REAL_GPU'] ? [] : SOFTWARE_GPU)],
		...(executablePath ? { executablePath } : {}),
	});
	const { origin, server } = await serveBench({ '': import.meta.dirname });
	try {
		const page = await browser.newPage();
		await page.goto(`${origin}/`);
		const said = await page.evaluate(async () => {
			const info = (await navigator.gpu?.requestAdapter())?.info;
			const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
			const extension = gl?.getExtension('WEBGL_debug_renderer_info');
			return {
				webgpu: info ? [info.vendor, info.architecture, info.description].filter(Boolean).join(' ') : 'none',
				webgl: String(extension ? gl?.getParameter(extension.UNMASKED_RENDERER_WEBGL) : 'none'),
			};
		});
		return {
			date: new Date().toISOString().slice(0, 10),
			browser: `Chromium ${browser.version()}`,
			...said,
			cores: availableParallelism(),
		};
	} finally {
		await browser.close();
		server.close();
	}
}
