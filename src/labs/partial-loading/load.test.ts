import { describe, expect, it } from 'vitest';
import { digest } from '../shared/digest.ts';
import recorded from './goldens.json' with { type: 'json' };
import { load } from './load.ts';
import { ALL, DEFAULT, fromQuery, idOf, PRESETS, type Preset, type State, toQuery } from './state.ts';
import { judge } from './verdict.ts';

const results: Record<string, { stdout: string; error?: string }> = recorded.results;

/** What the program of a state prints and raises, as goldens keep it. */
function printed(state: State): { stdout: string; error?: string } {
	const { file, own, kept, fit, report } = load(state);
	const line = `kept ${kept.size} of ${file.size}; ${fit.length} of ${own.size} fit`;
	if (report.error) return { stdout: line, error: digest(`${report.error.type}: ${report.error.text}`) };
	const stdout = `${line}\n${digest(report.text)}`;
	const asserts = state.filter === 'shape' && !state.fill && !state.strict;
	return asserts && !fit.length ? { stdout, error: 'AssertionError: not one tensor came from the file' } : { stdout };
}

describe(`every file into every model, against torch ${recorded.torch}`, () => {
	it('is all that was recorded', () => {
		expect(Object.keys(results)).toEqual(ALL.map(idOf));
		expect(ALL.length).toBe(300);
	});

	it.each(ALL.map((state) => [idOf(state), state] as const))('%s', (id, state) => {
		expect(printed(state)).toEqual(results[id]);
	});
});

describe('the verdict', () => {
	it.each([
		['answer', 'partly', ['missing']],
		['shapes', 'raised', ['shapes', 'copied']],
		['noop', 'silent', ['model-prefix', 'itself']],
		['prefix', 'silent', ['file-prefix', 'unread', 'counters']],
		['strict', 'raised', ['keys', 'copied']],
		['deeper', 'partly', ['missing', 'other-depth']],
		['meaning', 'loaded', ['other-task']],
		['stranger', 'raised', ['strangers', 'keys']],
	] as const)('on %s is %s', (preset, outcome, remarks) => {
		expect(judge(PRESETS[preset], load(PRESETS[preset]))).toEqual({ outcome, remarks });
	});

	it('catches every load that brings nothing and says nothing', () => {
		for (const state of ALL) {
			const { outcome, remarks } = judge(state, load(state));
			const { stdout } = results[idOf(state)] ?? { stdout: '' };
			const nothing = / 0 of \d+ fit\n/.test(stdout);
			expect(outcome === 'silent').toBe(nothing);
			if (nothing) expect(remarks.some((r) => r === 'itself' || r === 'unread')).toBe(true);
		}
	});

	it('always has something to say, save where all is well', () => {
		for (const state of ALL) {
			const { outcome, remarks } = judge(state, load(state));
			expect(outcome === 'loaded' || remarks.length > 0, idOf(state)).toBe(true);
		}
	});
});

describe('an address', () => {
	it.each(Object.keys(PRESETS) as Preset[])('holds the example %s', (name) => {
		const query = toQuery(PRESETS[name]);
		expect(fromQuery(query)).toEqual(query ? PRESETS[name] : undefined);
	});

	it('holds every state', () => {
		for (const state of ALL) expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
	});

	it('of something else is left alone', () => {
		expect(fromQuery('?z=1,2,3')).toBeUndefined();
		expect(fromQuery('?file=bert')).toBeUndefined();
		expect(fromQuery('?filter=toString')).toBeUndefined();
	});
});
