import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { parse } from 'yaml';

/** Invisible, and a word boundary for the indexer. */
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Makes every Chinese character a word of its own. Pagefind 1.5.2 cuts Chinese with one dictionary when
 * it indexes and with the browser's when a reader searches; what the two cut differently is never found
 * (镜像 was lost to 镜 + 像是), and browsers differ among themselves. Characters cannot be cut further, so
 * index and question agree everywhere; `spaced` does the same to the question.
 */
export function markWords(text: string): string {
	return text.replace(/[\u3400-\u9fff](?=[\u3400-\u9fff])/g, `$&${ZERO_WIDTH_SPACE}`);
}

/** Pagefind's own interfaces; the dialog is ours. */
const UNUSED = /-ui\.|pagefind-highlight/;

/** Other names under which a page is looked for (front matter `keywords`). */
function keywordsOf(page: string): string[] {
	const source = `content/docs/${page.replace(/\/index\.html$/, '')}`;
	const path = [`${source}.mdx`, `${source}/index.mdx`].find((p) => globSync(p).length);
	const front = path && /^---\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8'))?.[1];
	const { keywords } = (front ? parse(front) : {}) as { keywords?: string[] };
	return keywords ?? [];
}

/** Marks the words of all text between tags. */
const markHtml = (html: string) =>
	html.replace(/>([^<]*[\u3400-\u9fff][^<]*)</g, (_, text: string) => `>${markWords(text)}<`);

/** Astro integration: makes the search index of the built pages. */
export function searchIndex(): AstroIntegration {
	return {
		name: 'warmstart-search',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const root = fileURLToPath(dir);
				// not the two home pages: they repeat what the notes say
				const pages = globSync('{zh,en}/*/**/index.html', { cwd: root }).sort();
				const { index, errors } = await pagefind.createIndex();
				if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
				for (const page of pages) {
					const html = readFileSync(join(root, page), 'utf8');
					const keywords = keywordsOf(page);
					const named = keywords.length
						? html.replace(/<main[^>]*>/, (main) => `${main}<p data-pagefind-weight="6">${keywords.join(' · ')}</p>`)
						: html;
					const added = await index.addHTMLFile({ sourcePath: page, content: markHtml(named) });
					if (added.errors.length) throw new Error(`${page}: Pagefind: ${added.errors.join('; ')}`);
				}
				// written here and not by Pagefind's own process, which once left its files empty behind it
				const made = await index.getFiles();
				if (made.errors.length) throw new Error(`Pagefind: ${made.errors.join('; ')}`);
				for (const { path, content } of made.files.filter((f) => !UNUSED.test(f.path))) {
					const target = join(root, 'pagefind', path);
					mkdirSync(dirname(target), { recursive: true });
					writeFileSync(target, content);
				}
				await pagefind.close();
				logger.info(`indexed ${pages.length} pages`);
			},
		},
	};
}
