import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODE_DARK, CODE_LIGHT } from '../../src/site/code-theme.ts';
import { ROOT } from './pages.ts';

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
		.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string) => {
	const [x, y] = [luminance(a), luminance(b)];
	return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
};

const css = readFileSync(join(ROOT, 'src/site/styles/tokens.css'), 'utf8');
const tokens = (block: string) =>
	Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
const [light = '', dark = ''] = css.split(/:root\[data-theme=["']dark["']\]/);
const themes = { light: tokens(light), dark: tokens(dark) };

/** Text on ground; AA asks for 4.5. */
const PAIRS = ['ink', 'ink-2', 'ink-3', 'ember', 'ember-strong', 'moss', 'rose', 'sky'].flatMap((text) =>
	['paper', 'raised', 'sunk'].map((ground) => [text, ground] as const),
);

describe.each(['light', 'dark'] as const)('in the %s theme', (name) => {
	const t = themes[name];
	it.each([
		...PAIRS,
		['ink', 'rose-wash'],
		['rose', 'rose-wash'],
		['ember-strong', 'ember-wash'],
		['sky', 'sky-wash'],
		['on-ember', 'ember'],
	] as const)('%s is readable on %s', (text, ground) => {
		expect(contrast(t[text] ?? '', t[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
	});

	it('code is readable', () => {
		const palette = name === 'light' ? CODE_LIGHT : CODE_DARK;
		for (const colour of Object.values(palette).filter((c) => c !== palette.ground)) {
			expect(contrast(colour, palette.ground)).toBeGreaterThanOrEqual(4.5);
		}
	});
});
