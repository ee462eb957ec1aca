import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export const LANGS = ['zh', 'en'] as const;
export const THEMES = ['light', 'dark'] as const;

const docs = join(import.meta.dirname, '../content/docs');

/** Addresses of all pages of a language, e.g. `/zh/notes/multi-gpu/`. */
export function addresses(lang: (typeof LANGS)[number]): string[] {
	return globSync('**/*.mdx', { cwd: join(docs, lang) })
		.sort()
		.map((p) => `/${lang}/${p.replace(/(index)?\.mdx$/, '')}`)
		.map((p) => (p.endsWith('/') ? p : `${p}/`));
}

/** Opens a page in a theme and waits until it is drawn. */
export async function open(page: Page, address: string, theme: (typeof THEMES)[number] = 'light'): Promise<void> {
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
	await page.goto(address);
	await page.waitForLoadState('networkidle');
}

/** Scrolls to a lab, the page's first without a name, and waits until its code is there. */
export async function labOf(page: Page, name?: string) {
	const root = page.locator(name ? `[data-lab-root="${name}"]` : '.lab-root').first();
	await root.scrollIntoViewIfNeeded();
	await expect(root).toHaveAttribute('data-ready', '');
	return root;
}

/** Tells the page that its tab went behind another one, or came to the front; headless tabs are always in front. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
	await page.evaluate((value) => {
		Object.defineProperty(document, 'hidden', { configurable: true, value });
		document.dispatchEvent(new Event('visibilitychange'));
	}, hidden);
}
