const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 as Python's `surrogatepass` reads it; undefined where it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	if (bytes.length < 24) {
		let text = '';
		let i = 0;
		for (; i < bytes.length && (bytes[i] as number) < 128; i++) text += String.fromCharCode(bytes[i] as number);
		if (i === bytes.length) return text;
	}
	try {
		return utf8.decode(bytes);
	} catch {
		return decodeSurrogates(bytes);
	}
}

/** UTF-8 in which lone surrogates stand as three bytes each, which TextDecoder refuses. */
function decodeSurrogates(bytes: Uint8Array): string | undefined {
	let text = '';
	let from = 0;
	try {
		for (let i = bytes.indexOf(0xed); i >= 0; i = bytes.indexOf(0xed, i + 1)) {
			const [, b = 0, c = 0] = bytes.subarray(i, i + 3);
			if (b < 0xa0 || b > 0xbf || c < 0x80 || c > 0xbf) continue;
			text += utf8.decode(bytes.subarray(from, i)) + String.fromCharCode(0xd000 | ((b & 0x3f) << 6) | (c & 0x3f));
			from = i + 3;
		}
		return text + utf8.decode(bytes.subarray(from));
	} catch {
		return undefined;
	}
}

const ESCAPES: Readonly<Record<string, string>> = {
	n: '\n',
	t: '\t',
	r: '\r',
	a: '\x07',
	b: '\b',
	f: '\f',
	v: '\v',
	'\\': '\\',
	"'": "'",
	'"': '"',
	'\n': '',
};

/** The bytes of a protocol-0 STRING: a Python string literal with quotes and escapes; undefined where it is none. */
export function unquote(text: string): Uint8Array | undefined {
	const quote = text[0];
	if (text.length < 2 || (quote !== "'" && quote !== '"') || text.at(-1) !== quote) return undefined;
	const plain = text
		.slice(1, -1)
		.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[\s\S])/g, (whole, e: string) =>
			/^x./.test(e)
				? String.fromCharCode(Number.parseInt(e.slice(1), 16))
				: /^[0-7]/.test(e)
					? String.fromCharCode(Number.parseInt(e, 8) & 255)
					: (ESCAPES[e] ?? whole),
		);
	return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

/** Protocol 0's UNICODE: Latin-1 with `\uXXXX` and `\UXXXXXXXX`. */
export function rawUnicodeEscape(text: string): string {
	return text.replace(/\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})/g, (whole, short?: string, long?: string) => {
		const code = Number.parseInt(short ?? long ?? '', 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** A two's-complement little-endian integer, as LONG1 and LONG4 store it. */
export function decodeLong(bytes: Uint8Array): number | bigint {
	if (bytes.length <= 6) {
		let n = 0;
		for (let i = bytes.length - 1; i >= 0; i--) n = n * 256 + (bytes[i] as number);
		return (bytes.at(-1) ?? 0) > 127 ? n - 256 ** bytes.length : n;
	}
	let hex = '0x';
	for (let i = bytes.length - 1; i >= 0; i--) hex += (bytes[i] as number).toString(16).padStart(2, '0');
	const n = BigInt(hex);
	return asInt((bytes.at(-1) as number) > 127 ? n - (1n << BigInt(bytes.length * 8)) : n);
}

/** An int as a number where that is exact. */
export function asInt(n: bigint): number | bigint {
	const number = Number(n);
	return Number.isSafeInteger(number) ? number : n;
}
