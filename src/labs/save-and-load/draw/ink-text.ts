/** A pixel has 17 values: 0…16. */
const RADIX = 17;

/** The pixels as one character each, for an address: 0…9 and a…g for 16. */
export const inkText = (pixels: Uint8Array): string => Array.from(pixels, (p) => p.toString(RADIX)).join('');

/** Reads {@link inkText}; undefined for anything else. */
export function readInk(text: string): Uint8Array | undefined {
	if (!/^[0-9a-g]{64}$/.test(text)) return undefined;
	return Uint8Array.from(text, (c) => Number.parseInt(c, RADIX));
}
