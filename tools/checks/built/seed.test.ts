import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../pages.ts';
import { read, textOf } from './site.ts';

interface Entry {
	page: string;
	heading: string;
	lines: { line: number; text: string }[];
}

const ledger = parse(readFileSync(join(ROOT, 'content/seed.yaml'), 'utf8')) as Entry[];
const lines = ledger.flatMap((e) => e.lines);
/** The original note's non-empty lines. */
const SEED_LINES = 80;

/** A line without Markdown's marks and white space, as it can be found in a page's text. */
const bare = (text: string) =>
	text
		.replace(/^(#+|>|```\w*|~~~)\s*/, '')
		.replace(/\[ref\]\(.*\)/, '')
		.replace(/[`\s]/g, '');

describe('the original note', () => {
	it(`has all of its ${SEED_LINES} non-empty lines in the ledger, once and in order`, () => {
		expect(lines).toHaveLength(SEED_LINES);
		const numbers = lines.map((l) => l.line);
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
	});

	const headings = ledger.flatMap((e) => (['zh', 'en'] as const).map((lang) => [lang, e] as const));

	it.each(headings.map(([lang, e]) => [`${lang}/${e.page}#${e.heading}`, lang, e] as const))(
		'is covered at %s',
		(_, lang, entry) => {
			const html = read(`${lang}/${entry.page}/index.html`);
			expect(html).toContain(`id="${entry.heading}"`);
			// the page quotes each line letter by letter, white space and marks aside
			const text = textOf(html).replace(/[`\s]/g, '');
			expect(entry.lines.map((l) => bare(l.text)).filter((line) => line && !text.includes(line))).toEqual([]);
		},
	);
});
