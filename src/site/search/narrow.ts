import { phrases } from './query.ts';

/** A row of a list: its id, and all that it says. */
export interface Row {
	id: string;
	text: string;
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');

/**
 * The ids of the rows that an input leaves: those that it is known to be, and those with every word of it.
 * Where there is neither, the words without marks, filler and numbers decide.
 */
export function narrow(input: string, rows: readonly Row[], known: readonly string[]): Set<string> {
	for (const [i, phrase] of phrases(input).entries()) {
		const words = plain(phrase).split(' ');
		const found = rows.filter(({ text }) => {
			const said = plain(text);
			return words.every((word) => said.includes(word));
		});
		const ids = new Set([...(i === 0 ? known : []), ...found.map((row) => row.id)]);
		if (ids.size) return ids;
	}
	return new Set(known);
}
