import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIST, FRAMED, PAGES, read } from './site.ts';

const ids = new Map(PAGES.map((p) => [p, new Set([...read(p).matchAll(/\bid="([^"]+)"/g)].map((m) => m[1]))]));
const attribute = (html: string, name: string) =>
	[...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((m) => (m[1] ?? '').replace(/&amp;/g, '&'));

describe.each(PAGES)('%s', (page) => {
	const html = read(page);

	it('has no dead link inside the site', () => {
		const here = new URL(page.replace(/index\.html$/, ''), 'http://x/');
		const dead = [...attribute(html, 'href'), ...attribute(html, 'src')].flatMap((href) => {
			const url = new URL(href, here);
			if (url.host !== 'x') return [];
			const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
			const file = decodeURIComponent(path).slice(1);
			if (!existsSync(join(DIST, file))) return [`${href}: no such file`];
			const id = decodeURIComponent(url.hash.slice(1));
			return id && ids.has(file) && !ids.get(file)?.has(id) ? [`${href}: no such place`] : [];
		});
		expect([...new Set(dead)]).toEqual([]);
	});

	it('has unique ids', () => {
		const all = attribute(html, 'id');
		expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
	});

	it('loads nothing from another host', () => {
		const foreign = [
			...html.matchAll(
				/<(?:script|img|iframe|source|video|audio)\b[^>]*\ssrc="(https?:[^"]+)"|<link\b[^>]*rel="(?:stylesheet|preload|modulepreload|icon|prefetch|preconnect)"[^>]*href="(https?:[^"]+)"/g,
			),
		];
		expect(foreign.map((m) => m[1] ?? m[2])).toEqual([]);
	});

	it('has a policy that forbids scripts from strings and foreign hosts', () => {
		const policy = /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')*;/);
		expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*'unsafe-inline'|https?:/);
	});
});

describe.each(FRAMED)('%s', (page) => {
	const html = read(page);

	it('names its twin and itself to search engines', () => {
		for (const tag of ['zh-CN', 'en'])
			expect(html).toMatch(new RegExp(`<link rel="alternate" hreflang="${tag}" href="[^"]+"`));
	});

	it('has a title, a description and a social preview', () => {
		expect(html).toMatch(/<title>[^<]{3,}<\/title>/);
		expect(html).toMatch(/<meta name="description" content="[^"]{10,}"/);
		expect(html).toMatch(/property="og:image" content="https?:\/\/[^"]+social-(zh|en)\.png"/);
	});
});
