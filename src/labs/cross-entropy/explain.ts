import { parseLiteral } from '../shared/literal.ts';
import type { ErrorStrings } from './errors.en.ts';
import type { State } from './state.ts';

/** Which of the plain explanations belongs to the error of a state. */
export function explain(state: State, words: ErrorStrings): string {
	const kinds = [...state.logits, state.target].map((text) => parseLiteral(text).kind);
	if (kinds.includes('none')) return words.none;
	if (kinds.includes('str')) return words.str;
	return parseLiteral(state.target).kind === 'float' ? words.float : words.range(state.logits.length);
}

/** The explanation where numbers are all that can be wrong: a field is empty, or holds something else. */
export function explainFields(fields: readonly string[], words: ErrorStrings): string {
	return fields.some((text) => parseLiteral(text).kind === 'none') ? words.none : words.str;
}
