import { describe, expect, it } from 'vitest';
import { termsFor } from '../../../src/site/data/glossary.ts';
import { FRAMED, read } from './site.ts';

/** The running text of a page: no code, headings, links other than to terms, labs, formulas or recorded output. */
function runningText(html: string): string {
	const prose = /<div class="prose">([\s\S]*?)<nav class="pager"/.exec(html)?.[1] ?? '';
	return prose
		.replace(/<div class="lab-root[\s\S]*?(?=<h[23])/g, '')
		.replace(/<figure class="snippet[\s\S]*?<\/div> ?<p class="verified">[\s\S]*?<\/figure>/g, '')
		.replace(/<(h[1-6]|pre|code|math|script|style|figure|samp|svg)\b[\s\S]*?<\/\1>/g, ' ` ')
		.replace(/<a (?![^>]*class="term")[^>]*>[\s\S]*?<\/a>/g, ' ` ')
		.replace(
			/<a [^>]*class="term"[^>]*href="[^"]*#([\w-]+)"[^>]*>[\s\S]*?<\/a>|<a [^>]*href="[^"]*#([\w-]+)"[^>]*class="term"[^>]*>[\s\S]*?<\/a>/g,
			(_, a, b) => `⟦${a ?? b}⟧`,
		)
		.replace(/<[^>]+>/g, '\n');
}

describe.each(FRAMED.filter((p) => p.includes('/notes/')))('%s', (page) => {
	const lang = page.startsWith('zh') ? 'zh' : 'en';
	const text = runningText(read(page));

	it('links the first use of each term it uses, once', () => {
		const problems = termsFor(lang).flatMap(({ term, pattern }) => {
			const linked = text.split(`⟦${term.id}⟧`).length - 1;
			if (linked > 1) return [`${term.id} is linked ${linked} times`];
			const before = linked ? text.slice(0, text.indexOf(`⟦${term.id}⟧`)) : text;
			const found = pattern.exec(before.replace(/⟦[\w-]+⟧/g, '⟦⟧'));
			return found
				? [
						`${term.id} is used as '${found[0]}' before it is explained: …${before.slice(Math.max(0, found.index - 25), found.index + 25)}…`,
					]
				: [];
		});
		expect(problems).toEqual([]);
	});
});
