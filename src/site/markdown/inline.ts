import { markdownToHtml } from 'satteri';
import type { Lang } from '../paths.ts';
import { siteLinks } from './links.ts';

/** Inline Markdown of the YAML files → HTML, with the site's links. */
export function inlineHtml(markdown: string, lang: Lang, base: string): string {
	const result = markdownToHtml(markdown, {
		mdastPlugins: [siteLinks(base)],
		fileURL: new URL(`file:///docs/${lang}/inline.md`),
	});
	if (result instanceof Promise)
		throw new Error('expected only synchronous Markdown plugins for inline texts, found an asynchronous one');
	return result.html.trim().replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
