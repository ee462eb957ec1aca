import { describe, expect, it } from 'vitest';
import { reallyMatches } from '../../src/site/search/index-search.ts';
import { narrow } from '../../src/site/search/narrow.ts';
import { messageOf, questions } from '../../src/site/search/query.ts';
import { markWords } from './search.ts';

describe('the index', () => {
	it('makes every Chinese character a word, and touches nothing else', () => {
		expect(markWords('加载权重')).toBe('加\u200b载\u200b权\u200b重');
		expect(markWords('plain text')).toBe('plain text');
	});
});

describe('a question to the index', () => {
	it('is the exception’s line of a traceback', () => {
		expect(messageOf('Traceback (most recent call last):\n  File "a.py"\nIndexError: Target 5 is out of bounds.')).toBe(
			'IndexError: Target 5 is out of bounds.',
		);
	});

	it('gets weaker: as typed, without marks, without filler, without numbers', () => {
		expect(questions('IndexError: Target 5 is out of bounds.')).toEqual([
			'IndexError: Target 5 is out of bounds.',
			'Target 5 is out of bounds.',
			'Target 5 out bounds.',
			'Target out bounds.',
		]);
	});

	const page = (excerpt: string) => ({ url: '', excerpt, meta: {}, sub_results: [] });

	it('is not answered by the beginning of a word alone', () => {
		expect(reallyMatches(page('with <mark>z</mark> as logit'), 'zzqxv')).toBe(false);
		expect(reallyMatches(page('to <mark>load</mark> it'), 'loading')).toBe(true);
		expect(reallyMatches(page('<mark>loading,</mark>'), 'load')).toBe(true);
		expect(reallyMatches(page('<mark>交叉\u200b熵</mark>'), '交叉熵')).toBe(true);
	});
});

describe('a page of entries narrowed by what is typed', () => {
	const rows = [
		{ id: 'target', text: 'IndexError Target 5 is out of bounds.\n类别编号超出范围' },
		{ id: 'device', text: 'RuntimeError map_location   maps storages to the CPU' },
	];
	const left = (input: string, known: string[] = []) => [...narrow(input, rows, known)];

	it('keeps the rows with every word, whatever their case and white space', () => {
		expect(left('target OUT')).toEqual(['target']);
		expect(left('map_location maps')).toEqual(['device']);
		expect(left('超出范围')).toEqual(['target']);
	});

	it('looks for the message of a traceback, at first with the reader’s numbers, then without', () => {
		const pasted = 'Traceback (most recent call last):\n  File "a.py", line 5\nIndexError: Target 77 is out of bounds.';
		expect(left(pasted)).toEqual(['target']);
	});

	it('keeps what the input is known to be, and nothing for what nobody has', () => {
		expect(left('Target', ['device'])).toEqual(['device', 'target']);
		expect(left('zzqxv', ['device'])).toEqual(['device']);
		expect(left('zzqxv')).toEqual([]);
	});
});
