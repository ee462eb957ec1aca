import type { Path } from '../step.ts';

/** A Python str literal: JSON's escapes are Python's too. */
export const str = (text: string): string => JSON.stringify(text);

/** `["state_dict"][0]`, behind a name. */
export function index(path: Path): string {
	return path.map((part) => `[${typeof part === 'number' ? part : str(part)}]`).join('');
}

/** A regular expression as a raw literal where that can be one. */
export function raw(pattern: string): string {
	return /["\n\r]|\\$/.test(pattern) ? str(pattern) : `r"${pattern}"`;
}

/** A piece of a program: what it imports, helpers before the main part, and the lines themselves. */
export interface Piece {
	readonly imports?: readonly string[];
	readonly helpers?: readonly string[];
	readonly lines: readonly string[];
}

/** A whole program: imports first, each helper once. */
export function program(pieces: readonly Piece[]): string {
	const imports = [...new Set(pieces.flatMap((p) => p.imports ?? []))];
	const plain = imports.filter((i) => i.startsWith('import ')).sort();
	const from = imports.filter((i) => i.startsWith('from ')).sort();
	// what works on an archive's bytes alone needs no torch
	const text = pieces.flatMap((p) => [...(p.helpers ?? []), ...p.lines]).join('\n');
	const torch = [...(/\btorch\./.test(text) ? ['import torch'] : []), ...from];
	const groups = [plain, torch].filter((g) => g.length).map((g) => g.join('\n'));
	const helpers = [...new Set(pieces.flatMap((p) => p.helpers ?? []))];
	const main = pieces.flatMap((p) => p.lines).join('\n');
	return `${[groups.join('\n\n'), ...helpers.map((h) => `\n${h}`), (helpers.length ? '\n' : '') + main].join('\n\n')}\n`;
}
