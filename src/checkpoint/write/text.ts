const encoder = new TextEncoder();

/** UTF-8, with lone surrogates kept as Python's `surrogatepass` does: TextEncoder would replace them. */
export function utf8(text: string): Uint8Array {
	if (text.isWellFormed()) return encoder.encode(text);
	const out: number[] = [];
	for (const character of text) {
		const code = character.codePointAt(0) as number;
		if (code >= 0xd800 && code < 0xe000) out.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
		else out.push(...encoder.encode(character));
	}
	return Uint8Array.from(out);
}
