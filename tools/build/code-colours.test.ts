import { describe, expect, it } from 'vitest';
import { CODE_DARK, CODE_LIGHT } from '../../src/site/code-theme.ts';
import { colourRules, shortenColours } from './code-colours.ts';

const token = (dark: string, light: string, text: string) => `<span style="--0:${dark};--1:${light}">${text}</span>`;

describe('the colours of a token', () => {
	it('become a class name', () => {
		expect(shortenColours(token(CODE_DARK.number.toUpperCase(), CODE_LIGHT.number.toUpperCase(), '0.1'))).toBe(
			'<span class="tn">0.1</span>',
		);
		expect(colourRules()).toContain(`.ec-line .tn{color:${CODE_LIGHT.number}}`);
	});

	it('need no element where they are the text’s', () => {
		expect(shortenColours(`a ${token(CODE_DARK.text, CODE_LIGHT.text, '&lt;=')} b`)).toBe('a &lt;= b');
	});

	it('stop the build where the palettes do not have them', () => {
		expect(() => shortenColours(token('#123456', '#654321', 'x'))).toThrow(/found #654321 with #123456 on 'x'/);
		expect(() => shortenColours(token(CODE_DARK.call, CODE_LIGHT.number, 'x'))).toThrow(/expected the colours/);
	});
});
