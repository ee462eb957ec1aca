import type { APIRoute } from 'astro';

/** Everything may be read; the sitemap is named where the site has an address. */
export const GET: APIRoute = ({ site }) => {
	const map = site
		? `Sitemap: ${new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/sitemap-index.xml`, site)}\n`
		: '';
	return new Response(`User-agent: *\nAllow: /\n${map}`, { headers: { 'content-type': 'text/plain' } });
};
