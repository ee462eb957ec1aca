/** A piece of a message: as it is, or left out, with how many keys it names. */
export type Piece = { text: string } | { text: string; hidden: number };

/** This many keys stay at the beginning of a long list. */
const KEPT = 3;
/** A list is shortened only where this many keys would go. */
const WORTH_HIDING = 3;

/** Keys in quotes with commas between, in Python's quotes or in those of the error. */
const LIST = /"[^"\n]*"(?:, "[^"\n]*")+|'[^'\n]*'(?:, '[^'\n]*')+/g;

/** The size mismatches of a message from one line on. */
const LINES = /(?:\n\tsize mismatch for [^\n]+)+/g;

/** A text's parts that match, with what stands between. */
function split(text: string, pattern: RegExp, divide: (match: string) => Piece[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const match of text.matchAll(pattern)) {
		pieces.push({ text: text.slice(at, match.index) }, ...divide(match[0]));
		at = match.index + match[0].length;
	}
	return [...pieces, { text: text.slice(at) }].filter((piece) => piece.text);
}

/** The first few of many, and the others as one hidden piece. */
function headOf(all: readonly string[], separator: string): Piece[] {
	const text = all.join(separator);
	if (all.length < KEPT + WORTH_HIDING) return [{ text }];
	const head = all.slice(0, KEPT).join(separator);
	return [{ text: head }, { text: text.slice(head.length), hidden: all.length - KEPT }];
}

/**
 * A message of `load_state_dict` with its long lists of keys cut short; the pieces joined are the message itself.
 */
export function shorten(message: string): Piece[] {
	return split(message, LIST, (list) => headOf(list.split(/(?<=["']), (?=["'])/), ', ')).flatMap((piece) =>
		'hidden' in piece ? [piece] : split(piece.text, LINES, (lines) => headOf(lines.split(/(?=\n\tsize mismatch)/), '')),
	);
}
