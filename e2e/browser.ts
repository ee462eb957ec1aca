import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium to drive: `CHROMIUM_PATH`, else Playwright's own (undefined), else the system's. */
export function chromiumPath(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named) return named;
	return existsSync(chromium.executablePath()) ? undefined : SYSTEM.find(existsSync);
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The Firefox to drive: `FIREFOX_PATH`, else the system's; undefined where there is none. */
export function firefoxPath(): string | undefined {
	return process.env['FIREFOX_PATH'] || FIREFOX.find(existsSync);
}

/**
 * Flags for headless Chromium without a graphics card: WebGPU and WebGL by SwiftShader, in software.
 * `--use-vulkan=swiftshader` is easily missed, and without it reads from WebGPU give zeros.
 */
export const SOFTWARE_GPU = [
	'--enable-unsafe-webgpu',
	'--use-webgpu-adapter=swiftshader',
	'--enable-features=Vulkan',
	'--use-vulkan=swiftshader',
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
];

/** Without these Chromium looks for hosts of its own at every start. */
export const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic',
];
