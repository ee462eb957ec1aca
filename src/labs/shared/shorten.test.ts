import { describe, expect, it } from 'vitest';
import { shorten } from './shorten.ts';

const keys = (count: number, quote = '"') =>
	Array.from({ length: count }, (_, i) => `${quote}k${i}${quote}`).join(', ');
const shown = (message: string) =>
	shorten(message)
		.map((piece) => ('hidden' in piece ? `<${piece.hidden}>` : piece.text))
		.join('');

describe('a long message', () => {
	it.each([
		['<All keys matched successfully>', '<All keys matched successfully>'],
		[`Missing key(s) in state_dict: ${keys(5)}. `, `Missing key(s) in state_dict: ${keys(5)}. `],
		[`Missing key(s) in state_dict: ${keys(122)}. `, `Missing key(s) in state_dict: ${keys(3)}<119>. `],
		[
			`_IncompatibleKeys(missing_keys=[${keys(6, "'")}], unexpected_keys=[${keys(2, "'")}])`,
			`_IncompatibleKeys(missing_keys=[${keys(3, "'")}<3>], unexpected_keys=[${keys(2, "'")}])`,
		],
		[`unexpected_keys=[${keys(7, "'")}, '']`, `unexpected_keys=[${keys(3, "'")}<5>]`],
		[
			`Error(s):${'\n\tsize mismatch for a: [1].'.repeat(7)}`,
			`Error(s):${'\n\tsize mismatch for a: [1].'.repeat(3)}<4>`,
		],
	])('%s is shown as %s', (message, wanted) => {
		expect(shown(message)).toBe(wanted);
		expect(
			shorten(message)
				.map((piece) => piece.text)
				.join(''),
		).toBe(message);
	});
});
