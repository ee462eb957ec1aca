import type { Lang } from '../paths.ts';
import { readContent } from './read.ts';

/** A term of `content/glossary.yaml`. */
export interface GlossaryTerm {
	id: string;
	zh: string;
	en: string;
	/** Other written forms that mean the same in running text. */
	zhAlso?: string[];
	enAlso?: string[];
	zhDef: string;
	enDef: string;
	/** Forms that must not appear in prose. */
	avoidZh?: string[];
	avoidEn?: string[];
	/** Whether its first use on a page links to the definition. */
	link: boolean;
}

let terms: GlossaryTerm[] | undefined;

/** All terms, in the file's order. */
export function glossary(): GlossaryTerm[] {
	terms ??= readContent<GlossaryTerm[]>('glossary.yaml');
	return terms;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The pattern that finds a written form: whole words for Latin letters, anywhere for Chinese. */
export function patternOf(forms: readonly string[]): RegExp {
	const sorted = [...forms].sort((a, b) => b.length - a.length);
	return new RegExp(
		sorted
			.map((f) => `${/^\w/.test(f) ? '(?<![\\w./-])' : ''}${literally(f)}${/\w$/.test(f) ? '(?![\\w-])' : ''}`)
			.join('|'),
		'i',
	);
}

/** The terms whose first use is linked in a language, with what finds them. */
export function termsFor(lang: Lang): { term: GlossaryTerm; pattern: RegExp }[] {
	return glossary()
		.filter((term) => term.link)
		.map((term) => ({
			term,
			pattern: patternOf(lang === 'zh' ? [term.zh, ...(term.zhAlso ?? [])] : [term.en, ...(term.enAlso ?? [])]),
		}));
}
