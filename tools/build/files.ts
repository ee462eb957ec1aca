import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/** Headers for hosts that read a `_headers` file; the content policy itself stands in every page. */
function headers(base: string): string {
	const at = base.replace(/\/$/, '');
	return [
		`${at}/*`,
		'  X-Content-Type-Options: nosniff',
		'  Referrer-Policy: no-referrer',
		"  Content-Security-Policy: frame-ancestors 'none'",
		'  Permissions-Policy: camera=(), microphone=(), geolocation=()',
		'  Cross-Origin-Opener-Policy: same-origin',
		'  Cross-Origin-Embedder-Policy: require-corp',
		'',
		`${at}/assets/*`,
		'  Cache-Control: public, max-age=31536000, immutable',
		'',
	].join('\n');
}

/** Astro integration: routes that are not pages of `content`, and the files beside the pages. */
export function siteFiles({ base }: { base: string }): AstroIntegration {
	return {
		name: 'warmstart-files',
		hooks: {
			'astro:config:setup': ({ injectRoute }) => {
				injectRoute({ pattern: '/', entrypoint: './src/site/pages/entry.astro', prerender: true });
				injectRoute({ pattern: '/404', entrypoint: './src/site/pages/not-found.astro', prerender: true });
				injectRoute({
					pattern: '/errors.json',
					entrypoint: './src/site/pages/errors.json.ts',
					prerender: true,
				});
				injectRoute({
					pattern: '/robots.txt',
					entrypoint: './src/site/pages/robots.txt.ts',
					prerender: true,
				});
			},
			'astro:build:done': ({ dir }) => {
				writeFileSync(new URL('_headers', dir), headers(base));
			},
		},
	};
}
