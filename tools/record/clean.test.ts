import { describe, expect, it } from 'vitest';
import { exceptionOf, normalise, shellErrorOf, warningsOf } from './clean.ts';

describe('what a recording keeps', () => {
	it('is the whole exception, without the traceback above it', () => {
		const stderr = [
			'Traceback (most recent call last):',
			'  File "/x/snippet.py", line 3, in <module>',
			'    model.load_state_dict(state)',
			'RuntimeError: Error(s) in loading state_dict for Net:',
			'\tMissing key(s) in state_dict: "a". ',
			'',
		].join('\n');
		expect(exceptionOf(stderr)).toBe(
			'RuntimeError: Error(s) in loading state_dict for Net:\n\tMissing key(s) in state_dict: "a".',
		);
	});

	it('is the last exception of a chain', () => {
		const stderr =
			'Traceback (most recent call last):\n  File "a", line 1\nKeyError: 1\n\nDuring handling\n\nTraceback (most recent call last):\n  File "b", line 2\nValueError: two';
		expect(exceptionOf(stderr)).toBe('ValueError: two');
	});

	it('is a SyntaxError without the code it points at', () => {
		expect(exceptionOf('  File "snippet.py", line 1\n    x = （\n        ^\nSyntaxError: invalid character')).toBe(
			'SyntaxError: invalid character',
		);
	});

	it('has no colours and no machine’s folders', () => {
		expect(normalise('\u001b[1mbold\u001b[0m (/usr/lib/python3/dist-packages/torchvision/x.py)  \n')).toBe(
			'bold (…/torchvision/x.py)',
		);
	});

	it('has the warnings without file and line', () => {
		expect(warningsOf('/a/b.py:12: UserWarning: careful\n  warnings.warn(\n')).toEqual(['UserWarning: careful']);
	});

	it('has every ERROR line of a shell tool, else the last line', () => {
		expect(shellErrorOf('note\nERROR: one\nERROR: two\n')).toBe('ERROR: one\nERROR: two');
		expect(shellErrorOf('a\nbash: b: not found\n')).toBe('bash: b: not found');
	});
});
