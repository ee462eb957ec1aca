import { describe, expect, it } from 'vitest';
import { renderSnippet } from '../../src/site/snippets/parse.ts';
import { recordingProblems } from '../../src/site/snippets/recording.ts';
import { librarySnippets } from '../record/library.ts';

/** Wider code scrolls inside its box on a desktop page. */
const WIDEST = 76;

describe('the recordings', () => {
	it.each(librarySnippets().map((s) => [s.id, s] as const))('of %s are complete and as expected', (_, snippet) => {
		expect(recordingProblems(snippet.recording, snippet)).toEqual([]);
	});

	it.each(librarySnippets().map((s) => [s.id, s] as const))(
		'%s shows no comment of the other language',
		(id, snippet) => {
			const english = renderSnippet(snippet.body, 'en');
			expect(english).not.toMatch(/#(zh|en) /);
			expect(renderSnippet(snippet.body, 'zh')).not.toMatch(/#(zh|en) /);
			if (id.includes('/seed-')) return; // quotes keep their own width and language
			expect(english).not.toMatch(/[\u4e00-\u9fff]/);
			expect(english.split('\n').filter((line) => line.length > WIDEST)).toEqual([]);
		},
	);
});
