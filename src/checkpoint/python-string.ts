/** What `str.isprintable` has nothing against: no control, format, unassigned or private character, no space but the plain one. */
const HIDDEN = /[\\\n\r\t]|(?! )[\p{C}\p{Z}]/gu;
const SHORT: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = (length: number) => code.toString(16).padStart(length, '0');
	return SHORT[character] ?? (code < 0x100 ? `\\x${hex(2)}` : code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`);
}

/** A string as Python's `repr` prints it. */
export function pythonString(text: string): string {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const body = text.replace(HIDDEN, escaped);
	return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}
