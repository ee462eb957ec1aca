import { questions, singleWords } from './query.ts';

/** The part of Pagefind's browser interface that is used here. */
export interface Pagefind {
	options(options: Record<string, unknown>): Promise<void>;
	search(query: string): Promise<{ results: { id: string; score: number; data(): Promise<PagefindPage> }[] }>;
}

export interface PagefindPage {
	url: string;
	excerpt: string;
	meta: Record<string, string>;
	sub_results: { title: string; url: string; excerpt: string }[];
}

/** How many pages a search shows. */
export const SHOWN_PAGES = 8;
/** With fewer pages than this, a weaker question is asked as well. */
const ENOUGH = 3;

/** All that is known of a page's text, lower case, without tags. */
function plainText(page: PagefindPage): string {
	const texts = [page.meta['title'] ?? '', page.excerpt, ...page.sub_results.flatMap((s) => [s.title, s.excerpt])];
	return texts
		.join(' ')
		.replace(/<\/?mark>|\u200b/g, '')
		.toLowerCase();
}

/**
 * Whether what was found has anything to do with what was asked: the index stretches a word to far
 * too short a beginning of it, so that a word nobody uses still "finds" pages.
 */
export function reallyMatches(page: PagefindPage, input: string): boolean {
	const asked = input.toLowerCase();
	if (plainText(page).includes(asked)) return true;
	const marked = [page.excerpt, ...page.sub_results.map((s) => s.excerpt)].flatMap((html) =>
		[...html.matchAll(/<mark>(.*?)<\/mark>/g)].map((m) => (m[1] ?? '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')),
	);
	// "loading" is found as "load" and the other way round
	return marked.some((word) => {
		const enough = /\p{Script=Han}/u.test(word) ? 1 : Math.min(3, asked.length);
		for (let length = word.length; length >= enough; length--) {
			if (asked.includes(word.slice(0, length))) return true;
		}
		return false;
	});
}

/** An API name, a piece of code or Chinese: pages that have it letter by letter come first. */
const CODE_LIKE = /^[\w.=()'"[\]-]+$|\p{Script=Han}/u;

/** Pages for an input, best first: strict questions outrank weak ones, a page is listed once. */
export async function searchPages(pagefind: Pagefind, input: string): Promise<PagefindPage[]> {
	const found = new Map<string, () => Promise<PagefindPage>>();
	for (const question of questions(input)) {
		for (const hit of (await pagefind.search(question)).results) {
			if (!found.has(hit.id)) found.set(hit.id, hit.data);
		}
		if (found.size >= ENOUGH) break;
	}
	if (found.size < ENOUGH) {
		const scores = new Map<string, { score: number; data: () => Promise<PagefindPage> }>();
		for (const word of singleWords(input)) {
			for (const hit of (await pagefind.search(word)).results) {
				const before = scores.get(hit.id)?.score ?? 0;
				scores.set(hit.id, { score: before + hit.score, data: hit.data });
			}
		}
		const ranked = [...scores].sort((a, b) => b[1].score - a[1].score);
		for (const [id, { data }] of ranked) if (!found.has(id)) found.set(id, data);
	}
	const pages = await Promise.all([...found.values()].map((data) => data()));
	const matching = pages.filter((page) => reallyMatches(page, input));
	if (CODE_LIKE.test(input)) {
		const has = (page: PagefindPage) => Number(plainText(page).includes(input.toLowerCase()));
		matching.sort((a, b) => has(b) - has(a));
	}
	return matching.slice(0, SHOWN_PAGES);
}
