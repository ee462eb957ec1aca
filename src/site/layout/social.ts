import type { Lang } from '../paths.ts';

/**
 * The social preview's meta tags: one picture a language, drawn once by `tools/build/pictures.ts`
 * and kept in `public/`.
 */
export function socialPreview(lang: Lang, site: URL, base: string, title: string): Record<string, string>[] {
	const image = new URL(`${base.replace(/\/$/, '')}/social-${lang}.png`, site).href;
	return [
		{ property: 'og:image', content: image },
		{ property: 'og:image:width', content: '1200' },
		{ property: 'og:image:height', content: '630' },
		{ property: 'og:image:alt', content: `Warmstart: ${title}` },
		{ name: 'twitter:image', content: image },
	];
}
