import { describe, expect, it } from 'vitest';
import { ParseError, parseVisibleDevices } from './parse.ts';
import recorded from './programs-goldens.json' with { type: 'json' };
import { PROGRAMS } from './state.ts';

const results: Record<string, { stdout?: string; error?: string }> = recorded.results;

/** A list as Python prints it; none of these values has a quote in it. */
const printed = (list: readonly (number | string)[]) =>
	`[${list.map((e) => (typeof e === 'number' ? e : `'${e}'`)).join(', ')}]\n`;

describe(`the program to copy, under torch ${recorded.torch} without a GPU`, () => {
	it('was run in every state that is kept', () => {
		expect(Object.keys(results)).toEqual(Object.keys(PROGRAMS));
	});

	it.each(Object.keys(PROGRAMS))('prints what the lab reads out of the value: %s', (name) => {
		const { stdout = '', error } = results[name] ?? {};
		try {
			expect(stdout).toBe(printed(parseVisibleDevices(PROGRAMS[name]?.value)));
			expect(error).toBeUndefined();
		} catch (thrown) {
			if (!(thrown instanceof ParseError)) throw thrown;
			expect(error).toBe(`${thrown.type}: ${thrown.message}`);
		}
	});
});
