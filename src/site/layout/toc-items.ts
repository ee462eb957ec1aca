import type { AstroGlobal } from 'astro';

/** The entries of a page's table of contents, without the one that stands for the page itself. */
export function tocItems(astro: Pick<AstroGlobal, 'locals'>) {
	return astro.locals.starlightRoute.toc?.items.filter((item) => item.slug !== '_top') ?? [];
}
