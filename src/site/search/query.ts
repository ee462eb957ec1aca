/** Words that carry nothing in a search; an index of many short notes is full of them. */
const FILLER = new Set(
	'the a an of to in is are it my i how do does what which with for and or on from that this be can not 的 了 在 是 和 怎么 如何 什么 吗'.split(
		' ',
	),
);

/** The line of a pasted traceback that names the exception; the text itself if it is none. */
export function messageOf(pasted: string): string {
	const lines = pasted
		.split('\n')
		.map((l) => l.trim())
		.filter(Boolean);
	if (lines.length < 2) return lines[0] ?? '';
	return lines.findLast((l) => /^[\w.]*(Error|Exception|Warning)\b/.test(l)) ?? lines.at(-1) ?? '';
}

/** Chinese characters one by one, as the index has them (tools/build/search.ts). */
function spaced(text: string): string {
	return text.replace(/(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g, ' ');
}

/**
 * What to look for where every word must be present, the strictest first: nothing has all words of a
 * message with the reader's own numbers and names in it, so weaker phrases follow.
 */
export function phrases(input: string): string[] {
	const message = messageOf(input);
	const plain = message
		.replace(/^[\w.]*(Error|Exception|Warning):\s*/, '')
		.replace(/["'`“”‘’「」()（）[\]{}<>,;:!?，。；：！？]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	const words = plain.split(' ').filter((w) => w && !FILLER.has(w.toLowerCase()));
	const telling = words.filter((w) => !/^[\d.]+$/.test(w));
	const asked = [message, plain, words.join(' '), telling.join(' ')];
	return [...new Set(asked.filter(Boolean))];
}

/** The phrases of an input as questions to the full-text index. */
export function questions(input: string): string[] {
	return [...new Set(phrases(input).map(spaced))];
}

/** The words of an input, one question each; for when even the weakest question finds nothing. */
export function singleWords(input: string): string[] {
	const weakest = questions(input).at(-1) ?? '';
	return [...new Set(weakest.split(' ').filter((w) => w.length > 1))];
}
