import { describe, expect, it } from 'vitest';
import { librarySnippets } from '../record/library.ts';
import { pagePaths, pageSource } from './pages.ts';

const headings = (source: string) =>
	[...source.matchAll(/^(#{2,4}) .*?(?:\{#([\w-]+)\})?\s*$/gm)].map((m) => `${m[1]} ${m[2]}`);
const snippets = (source: string) =>
	[...source.matchAll(/<(?:Snippet|Erratum)\b[^>]*?(?:id|snippet)="([^"]+)"/g)].map((m) => m[1]);
const labs = (source: string) => [...source.matchAll(/<Lab name="([^"]+)"/g)].map((m) => m[1]);
const links = (source: string) => [...new Set([...source.matchAll(/\]\((\/[^)]*)\)/g)].map((m) => m[1]))].sort();

describe('the two languages', () => {
	it('have the same pages', () => {
		expect(pagePaths('zh')).toEqual(pagePaths('en'));
	});

	it.each(pagePaths('en'))('have the same headings, snippets, labs and links in %s', (path) => {
		const [zh, en] = [pageSource('zh', path), pageSource('en', path)];
		expect(headings(zh)).toEqual(headings(en));
		expect(snippets(zh)).toEqual(snippets(en));
		expect(labs(zh)).toEqual(labs(en));
		expect(links(zh)).toEqual(links(en));
	});

	it.each(pagePaths('en'))('give every heading of %s an explicit id', (path) => {
		expect(headings(pageSource('en', path)).filter((h) => h.endsWith('undefined'))).toEqual([]);
	});

	it('show every snippet that there is', () => {
		const shown = new Set(pagePaths('en').flatMap((path) => snippets(pageSource('en', path))));
		expect(
			librarySnippets()
				.map((s) => s.id)
				.filter((id) => !shown.has(id)),
		).toEqual([]);
	});
});
