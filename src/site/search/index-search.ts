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
	return Promise.all([...found.values()].slice(0, SHOWN_PAGES).map((data) => data()));
}
