import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The bodies of a page's inline elements of one kind; those with a `src` or of a data type run nothing. */
function inline(html: string, tag: 'script' | 'style'): string[] {
	return [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'g'))]
		.filter(([, attributes = '']) => !/\bsrc=/.test(attributes) && !/type="application\//.test(attributes))
		.map(([, , body = '']) => body);
}

/**
 * The policy of one page: own files and the inline scripts of exactly this page, nothing else.
 *
 * `'wasm-unsafe-eval'` lets WebAssembly compile (the search index is read by one); it allows no
 * JavaScript from strings. Style *attributes* are allowed because the code blocks colour with them.
 */
export function policy(html: string): string {
	const scripts = [...new Set(inline(html, 'script').map(hash))];
	const styles = [...new Set(inline(html, 'style').map(hash))];
	return [
		`default-src 'self'`,
		`script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}`.trim(),
		`style-src 'self' ${styles.join(' ')}`.trim(),
		`style-src-elem 'self' ${styles.join(' ')}`.trim(),
		`style-src-attr 'unsafe-inline'`,
		`img-src 'self' data: blob:`,
		`connect-src 'self'`,
		`worker-src 'self'`,
		`object-src 'none'`,
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ');
}

/** Astro integration: writes the policy into every built page, so that it holds on any file host. */
export function csp(): AstroIntegration {
	return {
		name: 'warmstart-csp',
		hooks: {
			'astro:build:done': ({ dir, logger }) => {
				const root = fileURLToPath(dir);
				const pages = globSync('**/*.html', { cwd: root });
				for (const page of pages) {
					const path = join(root, page);
					const html = readFileSync(path, 'utf8');
					const tag = `<meta http-equiv="content-security-policy" content="${policy(html)}">`;
					if (!/<head[^>]*>/.test(html))
						throw new Error(`${page}: expected a <head> to put the policy into, found none`);
					writeFileSync(
						path,
						html.replace(/<head[^>]*>/, (head) => `${head}${tag}`),
					);
				}
				logger.info(`wrote a policy into ${pages.length} pages`);
			},
		},
	};
}
