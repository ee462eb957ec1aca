import { decodeUtf8 } from '../pickle/text.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON out of bytes; undefined where it is none. */
export function parseJson(bytes: Uint8Array): Json | undefined {
	const text = decodeUtf8(bytes);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** An object's own entries; none of anything else. */
export function entriesOf(json: Json | undefined): [string, Json][] {
	return json !== null && typeof json === 'object' && !Array.isArray(json) ? Object.entries(json) : [];
}

/** An own field; `__proto__` and its like are fields as any other. */
export function fieldOf(json: Json | undefined, name: string): Json | undefined {
	return json !== null && typeof json === 'object' && !Array.isArray(json) && Object.hasOwn(json, name)
		? json[name]
		: undefined;
}

/** A list of sizes: ints ≥ 0 a double holds. */
export function sizesOf(json: Json | undefined): number[] | undefined {
	return Array.isArray(json) && json.every((n) => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0)
		? (json as number[])
		: undefined;
}
