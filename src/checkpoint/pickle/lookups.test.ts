import { describe, expect, it } from 'vitest';
import { openCheckpoint } from '../index.ts';
import { bytesSource } from '../sources/bytes.ts';

const text = (s: string) => `X${String.fromCharCode(s.length)}\0\0\0${s}`;
const GETATTR = 'c__builtin__\ngetattr\n';
const FUNCTIONS = 'ctorch._C\n_VariableFunctionsClass\n';
const found = (from: string, name: string) => `${GETATTR}${from}${text(name)}\x86R`;

/** What the name that reaches anything is taken for in a pickle of protocol 2. */
async function judged(pickle: string): Promise<string | undefined> {
	const bytes = Uint8Array.from(`\x80\x02${pickle}.`, (c) => c.charCodeAt(0));
	const { globals } = await openCheckpoint(bytesSource(bytes, 'a.pkl'));
	return globals.find((g) => g.name === 'getattr')?.severity;
}

describe('getattr', () => {
	it('is harmless where it only looks up a function of numbers or a constant of torch', async () => {
		expect(await judged(found(FUNCTIONS, 'relu'))).toBe('harmless');
		expect(await judged(found('ctorch._utils\ntorch\n', 'channels_last'))).toBe('harmless');
		expect(await judged(`${found(FUNCTIONS, 'relu')}q\0${found(FUNCTIONS, 'tanh')}\x86`)).toBe('harmless');
	});

	it.each([
		['another object', found('cposix\nenviron\n', 'copy')],
		['another name', found(FUNCTIONS, 'from_file')],
		['a module of torch', found('ctorch._utils\ntorch\n', 'hub')],
		['one of two', `${found(FUNCTIONS, 'relu')}${found('ctorch._utils\ntorch\n', 'load')}\x86`],
		['what is found is called', `${found(FUNCTIONS, 'relu')})R`],
		['it is handed to another', `ctorch._tensor\n_rebuild_from_type_v2\n(${GETATTR}${found(FUNCTIONS, 'relu')}tR`],
		['it is taken from the memo again', `${GETATTR}q\0${FUNCTIONS}${text('relu')}\x86Rh\0\x86`],
		['it is doubled', `${GETATTR}2${FUNCTIONS}${text('relu')}\x86R\x86`],
	])('is dangerous in every other use: %s', async (_, pickle) => {
		expect(await judged(pickle)).toBe('dangerous');
	});
});
