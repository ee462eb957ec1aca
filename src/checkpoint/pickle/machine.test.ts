import { describe, expect, it } from 'vitest';
import { pickle } from '../fixtures.testing.ts';
import { isKind, PyDict, type Value } from '../values.ts';
import { Context } from './context.ts';
import { type Unpickled, unpickle } from './machine.ts';
import { plainCall } from './plain-calls.ts';

function run(text: string, context = new Context()): Unpickled & { context: Context } {
	const result = unpickle(pickle(text), 0, {
		context,
		record: '',
		reduce: plainCall,
		persistent: (id) => ({ kind: 'persistent', id }),
	});
	return { ...result, context };
}

const value = (text: string): Value | undefined => run(text).value;

describe('every opcode of protocols 0 to 5 (each line is what CPython pickles or loads):', () => {
	it.each<[string, string, unknown]>([
		['INT', 'I42\n.', 42],
		['INT spelling True', 'I01\n.', true],
		['INT spelling False', 'I00\n.', false],
		['INT beyond 2^53', 'I12345678901234567890\n.', 12345678901234567890n],
		['LONG', 'L-7L\n.', -7],
		['LONG1 of nothing', '\x8a\x00.', 0],
		['LONG1 negative', '\x8a\x01\xff.', -1],
		['LONG1 of 6 bytes', '\x8a\x06\x00\x00\x00\x00\x00\x80.', -(2 ** 47)],
		['LONG1 of 9 bytes', '\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01.', 2n ** 64n],
		['LONG1 of 8 bytes', '\x8a\x08\xff\xff\xff\xff\xff\xff\xff\xff.', -1],
		['LONG4', '\x8b\x02\x00\x00\x00\x00\x01.', 256],
		['BININT', 'J\xff\xff\xff\xff.', -1],
		['BININT2', 'M\xe9\x03.', 1001],
		['FLOAT', 'F-0.5\n.', { kind: 'float', value: -0.5 }],
		['FLOAT inf', 'F-inf\n.', { kind: 'float', value: Number.NEGATIVE_INFINITY }],
		['BINFLOAT', 'G?\xf0\x00\x00\x00\x00\x00\x00.', { kind: 'float', value: 1 }],
		['STRING with escapes', "S'a\\n\\x41\\'b'\n.", "a\nA'b"],
		['BINSTRING that is not UTF-8', 'U\x01\xff.', { kind: 'bytes', value: new Uint8Array([255]), mutable: false }],
		['UNICODE', 'V\\u65e5\xe9\n.', '日é'],
		['BINUNICODE with a lone surrogate', 'X\x03\x00\x00\x00\xed\xa0\xbd.', '\ud83d'],
		[
			'BINBYTES8',
			'\x8e\x01\x00\x00\x00\x00\x00\x00\x00a.',
			{ kind: 'bytes', value: new Uint8Array([97]), mutable: false },
		],
		[
			'BYTEARRAY8',
			'\x96\x01\x00\x00\x00\x00\x00\x00\x00a.',
			{ kind: 'bytes', value: new Uint8Array([97]), mutable: true },
		],
		['LIST', '(I1\nI2\nl.', { kind: 'list', items: [1, 2] }],
		['APPENDS', '](K\x01K\x02e.', { kind: 'list', items: [1, 2] }],
		['TUPLE', '(K\x01t.', { kind: 'tuple', items: [1] }],
		['FROZENSET', '(K\x01\x91.', { kind: 'set', items: [1], frozen: true }],
		['ADDITEMS', '\x8f(K\x01\x90.', { kind: 'set', items: [1], frozen: false }],
		['DUP and POP', 'K\x0120.', 1],
		['POP of a mark', 'K\x01(0.', 1],
		['POP_MARK', 'K\x01(K\x02K\x031.', 1],
		['PUT and GET', 'K\x01p5\n0g5\n.', 1],
		['PUT and GET of None', 'Np0\n0g0\n.', null],
		['PUT out of order', 'K\x01q\x050K\x02q\x000h\x05.', 1],
		['MEMOIZE', '\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01\x940h\x00.', 1],
		['PERSID', 'Pab\n.', { kind: 'persistent', id: 'ab' }],
		['NEWOBJ_EX', 'cm\nC\n)}\x92.', { kind: 'object', by: 'NEWOBJ_EX' }],
		['INST', '(K\x01im\nC\n.', { kind: 'object', by: 'INST', args: [1] }],
		['OBJ', '(cm\nC\nK\x01o.', { kind: 'object', by: 'OBJ', args: [1] }],
		['STACK_GLOBAL', '\x8c\x01m\x8c\x01n\x93.', { kind: 'global', module: 'm', name: 'n' }],
		['GLOBAL of Python 2', 'c__builtin__\nxrange\n.', { kind: 'global', module: 'builtins', name: 'range' }],
	])('%s', (_, text, expected) => {
		const result = run(text);
		expect(result.stop).toBeUndefined();
		if (expected !== null && typeof expected === 'object') expect(result.value).toMatchObject(expected);
		else expect(result.value).toBe(expected);
	});

	it('1, 1.0 and True are one key; a later value keeps the first key, as in Python', () => {
		const dict = value('}(K\x01K\x0aG?\xf0\x00\x00\x00\x00\x00\x00K\x0b\x88K\x0cX\x01\x00\x00\x001K\x0du.');
		if (!(dict instanceof PyDict)) throw new Error('no dict');
		expect([...dict.entries()]).toEqual([
			[1, 12],
			['1', 13],
		]);
	});
});

describe('a pickle that breaks off', () => {
	it('gives what it had built, with names reported before the break', () => {
		const { value, stop, context } = run('}(X\x01\x00\x00\x00aK\x01X\x01\x00\x00\x00b](K\x02K\x03cos\nsystem\n0\xfe');
		expect(stop).toMatchObject({ code: 'pickle-damaged', evidence: { found: 0xfe } });
		if (!isKind(value, 'dict')) throw new Error('no dict');
		expect(value.get('a')).toBe(1);
		expect(value.get('b')).toEqual({ kind: 'list', items: [2, 3] });
		expect(context.globals.map((g) => g.name)).toEqual(['system']);
	});

	it.each([
		['K', 'pickle-truncated'],
		['X\xff\xff\xff\x7fab', 'pickle-truncated'],
		['\x8e\xff\xff\xff\xff\xff\xff\xff\xff', 'pickle-truncated'],
		['\x8b\xff\xff\xff\x7f', 'pickle-limit'],
		[`I${'9'.repeat(5000)}\n.`, 'pickle-limit'],
		[`c${'a'.repeat(5000)}\nb\n.`, 'pickle-limit'],
		['h\x09.', 'pickle-damaged'],
		['Np-1\n.', 'pickle-damaged'],
		['g-1\n.', 'pickle-damaged'],
		['.', 'pickle-damaged'],
		['t.', 'pickle-damaged'],
		['(K\x01\x86.', 'pickle-damaged'],
		['}(K\x01u.', 'pickle-damaged'],
		['](K\x01K\x02u.', 'pickle-damaged'],
		['}K\x01a.', 'pickle-damaged'],
		['K\x01K\x02R.', 'pickle-damaged'],
		['\x80\x09.', 'pickle-damaged'],
		['Ix\n.', 'pickle-damaged'],
		['X\x01\x00\x00\x00\xff.', 'pickle-damaged'],
		['\x97.', 'pickle-damaged'],
	])('%j says %s', (text, code) => {
		expect(run(text).stop?.code).toBe(code);
	});
});

describe('a bomb', () => {
	it('of lists within lists two million deep is read without recursion', () => {
		const depth = 2_000_000;
		expect(run(`${']'.repeat(depth)}${'a'.repeat(depth - 1)}.`).complete).toBe(true);
	});

	it('of tuples that double 60 times costs 60 tuples', () => {
		const { context, complete } = run(`K\x01${'2\x86'.repeat(60)}.`);
		expect(complete).toBe(true);
		expect(new Context().nodes - context.nodes).toBe(60);
	});

	it('that copies one large value again and again runs out of its budget', () => {
		const context = new Context();
		context.nodes = 100_000;
		const items = 'N'.repeat(20_000);
		const text = `](${items}eq\x000${'cbuiltins\nset\nh\x00\x85R0'.repeat(100)}N.`;
		expect(run(text, context).stop?.code).toBe('pickle-limit');
	});

	it('of operations ends at the limit', () => {
		const context = new Context();
		context.operations = 1000;
		expect(run(`${'N0'.repeat(1000)}N.`, context).stop?.code).toBe('pickle-limit');
	});

	it('of memo keys takes no array of four billion', () => {
		expect(run('Nr\xff\xff\xff\xff.').complete).toBe(true);
	});
});

it('an object of an unknown class keeps everything it was given and is nothing more', () => {
	const { value, context } = run('cm\nC\n)\x81}X\x01\x00\x00\x00aK\x01sbK\x02aX\x01\x00\x00\x00kK\x03s.');
	expect(value).toMatchObject({ kind: 'object', by: 'NEWOBJ', items: [2], entries: [['k', 3]] });
	expect(isKind(value, 'object') && isKind(value.state, 'dict') && value.state.get('a')).toBe(1);
	expect(context.globals[0]?.calledBy).toEqual(['NEWOBJ']);
});
