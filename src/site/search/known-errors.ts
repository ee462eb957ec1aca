import type { Lang } from '../paths.ts';

/** What `/errors.json` holds. */
export type ErrorIndex = { id: string; type: string; text: string; match: string; zh: string; en: string }[];

export interface KnownErrorHit {
	id: string;
	/** The message's first line, with its type. */
	title: string;
	meaning: string;
}

/** Shorter inputs than this are words to search for, not parts of a message. */
const SHORTEST_PART = 22;

const squeeze = (text: string) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();

/**
 * The known errors that a pasted text is, whatever numbers, names and paths stand in it, or of
 * which it is a verbatim part; in the index's order, the more specific first.
 */
export function findKnownErrors(pasted: string, index: ErrorIndex, lang: Lang, limit = 3): KnownErrorHit[] {
	const text = squeeze(pasted);
	const lower = text.toLowerCase();
	return index
		.filter(
			(e) =>
				new RegExp(e.match, 'i').test(pasted) ||
				new RegExp(e.match, 'i').test(text) ||
				(text.length >= SHORTEST_PART && squeeze(`${e.type}: ${e.text}`).toLowerCase().includes(lower)),
		)
		.slice(0, limit)
		.map((e) => ({ id: e.id, title: `${e.type}: ${e.text}`, meaning: e[lang] }));
}
