import { createHash } from 'node:crypto';

/** Longer texts are kept in goldens as their digest; as in tools/record/loading.py. */
const LONGEST = 200;

/** A text as tools/record/loading.py keeps it: itself, or its beginning, length and SHA-256. For tests only. */
export function digest(text: string): string {
	if (text.length <= LONGEST) return text;
	return `${text.slice(0, 40)}… ${text.length} characters, sha256 ${createHash('sha256').update(text).digest('hex')}`;
}
