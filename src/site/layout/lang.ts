import type { AstroGlobal } from 'astro';
import type { Lang } from '../paths.ts';

/** The language of the page being rendered. */
export function langOf(astro: Pick<AstroGlobal, 'locals'>): Lang {
	return astro.locals.starlightRoute.locale === 'en' ? 'en' : 'zh';
}
