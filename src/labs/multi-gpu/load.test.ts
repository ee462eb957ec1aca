import { describe, expect, it } from 'vitest';
import { digest } from '../shared/digest.ts';
import recorded from './goldens.json' with { type: 'json' };
import { load } from './load.ts';
import { ALL, DEFAULT, fromQuery, idOf, PRESETS, type Preset, type State, toQuery } from './state.ts';
import { judge } from './verdict.ts';

const results: Record<string, { stdout: string; error?: string }> = recorded.results;

/** What the program of a state prints and raises, as goldens keep it. */
function printed(state: State): { stdout: string; error?: string } {
	const { given, fit, wanted, report } = load(state);
	const first = given.slice(0, 2).map((key) => `'${key}'`);
	const lines = [`${given.length} keys, first [${first.join(', ')}]`, `${fit.length} of ${wanted} fit`];
	const { error } = report;
	if (error) return { stdout: lines.join('\n'), error: digest(`${error.type}: ${error.text}`) };
	return { stdout: [...lines, digest(report.text)].join('\n') };
}

describe(`every file into every model, against torch ${recorded.torch}`, () => {
	it('is all that was recorded', () => {
		expect(Object.keys(results)).toEqual(ALL.map(idOf));
		expect(ALL.length).toBe(224);
	});

	it.each(ALL.map((state) => [idOf(state), state] as const))('%s', (id, state) => {
		expect(printed(state)).toEqual(results[id]);
	});
});

describe('the verdict', () => {
	it.each([
		['error', 'raised', 'prefix', 20],
		['silent', 'silent', 'prefix', 20],
		['sliced', 'silent', 'cut', 20],
		['removed', 'loaded', 'agree', 0],
		['nested', 'raised', 'prefix', 20],
		['ema', 'raised', 'leftover', 0],
		['reverse', 'raised', 'bare', 20],
		['all', 'loaded', 'agree', 0],
	] as const)('on %s is that it %s', (preset, outcome, reason, filled) => {
		expect(judge(PRESETS[preset], load(PRESETS[preset]))).toEqual({ outcome, reason, filled });
	});

	it('is that one repair copes with every file and every model', () => {
		const repaired = ALL.filter(({ fix }) => fix === 'all').map((state) => judge(state, load(state)).outcome);
		expect(new Set(repaired)).toEqual(new Set(['loaded']));
	});

	it('says the same where PyTorch does: raised, or what arrived', () => {
		for (const state of ALL) {
			const { outcome } = judge(state, load(state));
			const { stdout, error } = results[idOf(state)] ?? { stdout: '' };
			expect(outcome === 'raised').toBe(error !== undefined);
			if (outcome === 'silent') expect(stdout).toContain('\n0 of 122 fit');
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
		expect(fromQuery('?saved=fsdp')).toBeUndefined();
		expect(fromQuery('?fix=constructor')).toBeUndefined();
	});
});
