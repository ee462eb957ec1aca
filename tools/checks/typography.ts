const HAN = '\\u4e00-\\u9fff';
const FULL = '，。；：！？、（）「」『』《》';

/** What is checked, each with what a writer has to do about it. */
const RULES: readonly [RegExp, string][] = [
	[new RegExp(`[${HAN}][A-Za-z0-9]|[A-Za-z0-9][${HAN}]`, 'g'), 'a space between Chinese and Latin letters or digits'],
	[new RegExp(`[${HAN}]\`|\`[${HAN}]`, 'g'), 'a space between Chinese and inline code'],
	[new RegExp(`[${HAN}] *[,;!?]|[${HAN}]:`, 'g'), 'full-width punctuation after Chinese'],
	[new RegExp(`\\([^)]*[${HAN}][^)]*\\)|（[^）]*\\)|\\([^)]*）`, 'g'), 'full-width parentheses around Chinese'],
	[new RegExp(`[^\\S\\n][${FULL}]|[${FULL}][^\\S\\n](?=[^\\n#|])`, 'g'), 'no space beside full-width punctuation'],
	[/的的|了了|是是|在在/g, 'a word is written twice'],
];

/**
 * What is wrong with the typography of Chinese prose (code stands as a single backtick).
 *
 * @returns sentences that name the place; empty if all is well
 */
export function typographyProblems(text: string): string[] {
	return text.split('\n').flatMap((line) => {
		// a table's cells and a list's marks have spaces of their own
		const plain = line.replace(/\s*\|\s*/g, '\n').replace(/^\s*(?:[-*]|\d+\.|#{2,4}|>|:::\w*)\s*/, '');
		return RULES.flatMap(([pattern, rule]) =>
			[...plain.matchAll(pattern)].map((m) => `${rule}: '${m[0]}' in '${line.trim().slice(0, 60)}'`),
		);
	});
}
