import { markdownToHtml } from 'satteri';
import type { Lang } from '../paths.ts';
import { siteLinks } from './links.ts';

/** Inline Markdown of the YAML files → HTML, with the site's links. */
export function inlineHtml(markdown: string, lang: Lang, base: string): string {
	const { html } = markdownToHtml(markdown, {
		mdastPlugins: [siteLinks(base)],
		fileURL: new URL(`file:///docs/${lang}/inline.md`),
	});
	return html.trim().replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
