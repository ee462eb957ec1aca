import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../pages.ts';

const OUT = join(ROOT, '.record/base');

describe('built for https://example.org/deep/warmstart/', () => {
	beforeAll(() => {
		execFileSync('astro', ['build', '--silent', '--outDir', OUT], {
			cwd: ROOT,
			// a clean environment: vitest's own BASE_URL would be taken for the site's
			env: {
				PATH: process.env['PATH'],
				HOME: process.env['HOME'],
				BASE_PATH: '/deep/warmstart',
				SITE_URL: 'https://example.org',
			},
			stdio: 'pipe',
		});
	}, 120_000);

	it('every address inside the site begins with the base path and exists', () => {
		const pages = globSync('**/*.html', { cwd: OUT });
		expect(pages.length).toBeGreaterThan(20);
		const wrong = pages.flatMap((page) => {
			const here = new URL(page.replace(/index\.html$/, ''), 'http://x/deep/warmstart/');
			const html = readFileSync(join(OUT, page), 'utf8');
			return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, href = '']) => {
				const url = new URL(href.replace(/&amp;/g, '&'), here);
				if (url.host !== 'x') return [];
				if (!url.pathname.startsWith('/deep/warmstart/')) return [`${page}: ${href} leaves the base path`];
				const path = decodeURIComponent(url.pathname.replace('/deep/warmstart/', ''));
				return existsSync(join(OUT, path.endsWith('/') || !path ? `${path}index.html` : path))
					? []
					: [`${page}: ${href} is missing`];
			});
		});
		expect([...new Set(wrong)]).toEqual([]);
	});

	it('names itself by its full address where search engines look', () => {
		const html = readFileSync(join(OUT, 'zh/notes/multi-gpu/index.html'), 'utf8');
		expect(html).toContain('<link rel="canonical" href="https://example.org/deep/warmstart/zh/notes/multi-gpu/"');
		expect(html).toContain('hreflang="en" href="https://example.org/deep/warmstart/en/notes/multi-gpu/"');
		expect(readFileSync(join(OUT, 'sitemap-0.xml'), 'utf8')).toContain('https://example.org/deep/warmstart/en/errors/');
		expect(readFileSync(join(OUT, '_headers'), 'utf8')).toContain('/deep/warmstart/*');
	});
});
