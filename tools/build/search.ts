import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { parse } from 'yaml';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Invisible, and a word boundary for the indexer. */
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Marks the words of Chinese text. Pagefind 1.5.2 cuts Chinese into words with a dictionary of its own
 * when it indexes (镜像 is lost to 镜 + 像是), but asks the browser's segmenter when a reader searches;
 * what one cuts differently the other never finds. With the same segmenter on both sides it does.
 */
export function markWords(text: string): string {
	return text.replace(/[\u3400-\u9fff]{2,}/g, (run) =>
		[...words.segment(run)].map((s) => s.segment).join(ZERO_WIDTH_SPACE),
	);
}

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
				const pages = globSync('{zh,en}/**/index.html', { cwd: root }).sort();
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
				await index.writeFiles({ outputPath: join(root, 'pagefind') });
				await pagefind.close();
				logger.info(`indexed ${pages.length} pages`);
			},
		},
	};
}
