import type { Lang } from './snippets/parse.ts';

export type { Lang };

export const LANGS: readonly Lang[] = ['zh', 'en'];

/** BCP 47 tags for `lang` and `hreflang`. */
export const LOCALE: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };

/** The eight notes, in the order of the original note. */
export const NOTES = [
	'save-and-load',
	'pretrained-models',
	'partial-loading',
	'multi-gpu',
	'package-mirrors',
	'visible-devices',
	'cross-entropy',
	'binary-cross-entropy',
] as const;

/**
 * The address of a page of the site.
 *
 * @param base the path under which the site is served, with or without a slash at the end
 * @param lang the language of the page
 * @param path the page without language, e.g. `/notes/multi-gpu/#why` or `/`
 */
export function pathFor(base: string, lang: Lang, path: string): string {
	const [, page = '', rest = ''] = /^\/?([^?#]*)(.*)$/.exec(path) ?? [];
	const slashed = page === '' || page.endsWith('/') || /\.\w+$/.test(page) ? page : `${page}/`;
	return `${base.replace(/\/$/, '')}/${lang}/${slashed}${rest}`;
}
