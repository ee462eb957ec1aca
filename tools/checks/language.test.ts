import { describe, expect, it } from 'vitest';
import { errorGroups } from '../../src/site/data/errors.ts';
import { glossary, patternOf } from '../../src/site/data/glossary.ts';
import { pagePaths, pageSource, prose } from './pages.ts';
import { typographyProblems } from './typography.ts';

/** Prose in which the original note's words are quoted and its mistakes named. */
const QUOTES = /「[^」\n]*」|"[^"\n]*"|“[^”\n]*”|^> .*$|^#{2,3} .*$/gm;

const texts = (lang: 'zh' | 'en') => [
	...pagePaths(lang).map((path) => [path, prose(pageSource(lang, path))] as const),
	...errorGroups().flatMap((g) =>
		g.errors.map((e) => [`errors.yaml#${e.id}`, prose(`${e[lang].meaning}\n${e[lang].fix}`)] as const),
	),
	...glossary().map((t) => [`glossary.yaml#${t.id}`, prose(lang === 'zh' ? t.zhDef : t.enDef)] as const),
];

describe.each(['zh', 'en'] as const)('the %s prose', (lang) => {
	it('uses no word that the glossary rules out', () => {
		const avoided = glossary().flatMap((t) => (lang === 'zh' ? t.avoidZh : t.avoidEn) ?? []);
		const pattern = new RegExp(patternOf(avoided).source, 'gi');
		const found = texts(lang).flatMap(([name, text]) =>
			[...text.replace(QUOTES, '').matchAll(pattern)].map((m) => `${name}: ${m[0]}`),
		);
		expect(found).toEqual([]);
	});

	it('spells PyTorch with its capitals', () => {
		const found = texts(lang).flatMap(([name, text]) =>
			[...text.replace(QUOTES, '').matchAll(/\b(?!PyTorch\b)pytorch\b(?![/.-])/gi)].map((m) => `${name}: ${m[0]}`),
		);
		expect(found).toEqual([]);
	});
});

describe('Chinese typography', () => {
	it.each(texts('zh'))('is right in %s', (_, text) => {
		// what quotes the original note keeps its typography
		const own = text.replace(/^> .*$/gm, '').replace(/「[^」\n]*」/g, '「引」');
		expect(typographyProblems(own)).toEqual([]);
	});

	it.each([
		['PyTorch里', 'a space between'],
		['加载3个', 'a space between'],
		['你好,世界', 'full-width'],
		['保存 ，加载', 'no space'],
		['（abc)', 'full-width'],
		['整个的的模型', 'twice'],
	])('objects to %s', (text, why) => {
		expect(typographyProblems(text).join()).toContain(why);
	});
});
