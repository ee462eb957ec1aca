import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pages.ts';

export const DIST = join(ROOT, 'dist');
if (!existsSync(join(DIST, 'index.html')))
	throw new Error('expected a built site in dist/, found none; run `npm run build` first');

/** Paths of all built pages, e.g. `zh/notes/multi-gpu/index.html`. */
export const PAGES = globSync('**/*.html', { cwd: DIST })
	.filter((p) => !p.startsWith('pagefind/'))
	.sort();

/** The pages with the site's frame, in both languages. */
export const FRAMED = PAGES.filter((p) => /^(zh|en)\//.test(p));

export const read = (path: string): string => readFileSync(join(DIST, path), 'utf8');

/** Text of HTML as a reader sees it, white space squeezed. */
export function textOf(html: string): string {
	return html
		.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
		.replace(/<\/?(?:div|p|li|h\d|tr|td|th|pre|section|figure|br)\b[^>]*>/g, '\n')
		.replace(/<[^>]+>/g, '')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;|&#34;|&#x22;/g, '"')
		.replace(/&#39;|&#x27;/g, "'")
		.replace(/&nbsp;|&#160;|&#xa0;/gi, '\u00a0')
		.replace(/&amp;|&#38;/g, '&')
		.replace(/[^\S\n]+/g, ' ');
}
