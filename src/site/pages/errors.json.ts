import type { APIRoute } from 'astro';
import { errorGroups } from '../data/errors.ts';
import type { ErrorIndex } from '../search/known-errors.ts';

/** What the search needs to recognise a pasted error; it is fetched when the search is first opened. */
export const GET: APIRoute = () => {
	const index: ErrorIndex = errorGroups().flatMap((group) =>
		group.errors.map((e) => ({
			id: e.id,
			type: e.type,
			text: e.text.trim().split('\n')[0] ?? '',
			match: e.match,
			zh: e.zh.meaning,
			en: e.en.meaning,
		})),
	);
	return new Response(JSON.stringify(index), { headers: { 'content-type': 'application/json' } });
};
