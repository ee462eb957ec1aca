import { test as base, expect } from '@playwright/test';

/** What no visit may bring: errors, breaches of the content policy, requests to other hosts. */
export const test = base.extend<{ trouble: string[] }>({
	trouble: [
		async ({ page, baseURL }, use) => {
			const trouble: string[] = [];
			const home = new URL(baseURL ?? '').host;
			page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`));
			page.on('console', (message) => {
				const text = message.text();
				// Chromium says this of its own software GPU; it is not the page's doing
				if (/GPU stall|Automatic fallback to software WebGL|swiftshader|GroupMarkerNotSet/i.test(text)) return;
				if (message.type() === 'error' || /content security policy/i.test(text)) trouble.push(`console: ${text}`);
			});
			page.on('request', (request) => {
				const url = new URL(request.url());
				if (/^https?:$/.test(url.protocol) && url.host !== home) trouble.push(`request to ${url.host}`);
			});
			await use(trouble);
			expect(trouble).toEqual([]);
		},
		{ auto: true },
	],
});

export { expect };
