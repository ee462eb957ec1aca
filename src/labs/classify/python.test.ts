import { describe, expect, it } from 'vitest';
import categories from './categories.json' with { type: 'json' };
import goldens from './goldens.json' with { type: 'json' };
import recorded from './programs-goldens.json' with { type: 'json' };
import { PROGRAMS } from './state.ts';

/** Whether lines such as `loaded: 2.2272 % otterhound` are these guesses, to the digits that either has. */
function agree(whose: string, lines: readonly string[], guesses: readonly (readonly number[])[]): void {
	expect(lines).toHaveLength(guesses.length);
	for (const [i, [index = 0, probability = 0]] of guesses.entries()) {
		const [, percent, name] = new RegExp(`^${whose}: ([\\d.]+) % (.+)$`).exec(lines[i] ?? '') ?? [];
		expect(name).toBe(categories[index]);
		expect(Math.abs(Number(percent) - 100 * probability)).toBeLessThan(1.01e-4);
	}
}

describe('the program to copy, under real PyTorch', () => {
	it.each(Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])('finds what the lab is held to: %s', (name) => {
		const { stdout } = recorded.results[name];
		const lines = stdout.trim().split('\n');
		agree('loaded', lines.slice(5), goldens.loaded[name]);
		// the untrained numbers are kept of two
		if (name !== 'densenet121') agree('weights=None', lines.slice(0, 5), goldens.logits[name].top);
		else expect(lines).toHaveLength(10);
	});
});
