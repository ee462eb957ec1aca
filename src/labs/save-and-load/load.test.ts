import { describe, expect, it } from 'vitest';
import recorded from './goldens.json' with { type: 'json' };
import { load } from './load.ts';
import network from './network.json' with { type: 'json' };
import { ALL, DEFAULT, fromQuery, idOf, PRESETS, type Preset, type State, toQuery } from './state.ts';

const results: Record<string, { stdout: string; error?: string }> = recorded.results;
const FRESH = '32 of 357';

/** What the program of a state prints and raises. */
function printed(state: State): { stdout: string; error?: string } {
	const { error, text, holds } = load(state);
	const fresh = `fresh: ${FRESH}\n`;
	if (error) return { stdout: fresh, error: `${error.type}: ${error.text}` };
	const after = holds === 'file' ? `${network.right} of ${network.of}` : FRESH;
	return { stdout: `${fresh}${text && `${text}\n`}after: ${after}\n` };
}

describe(`every way of loading every file, against torch ${recorded.torch}`, () => {
	it('is all that was recorded', () => {
		expect(Object.keys(results).filter((id) => !id.startsWith('pad '))).toEqual(ALL.map(idOf));
		expect(ALL.length).toBe(96);
	});

	it.each(ALL.map((state) => [idOf(state), state] as const))('%s', (id, state) => {
		expect(printed(state)).toEqual(results[id]);
	});
});

describe('the verdict', () => {
	it.each([
		['answer', 'loaded', 'filled', 'file'],
		['forgot', 'silent', 'forgotten', 'fresh'],
		['prefix', 'raised', 'prefixed', 'fresh'],
		['silent', 'silent', 'ignored', 'fresh'],
		['strip', 'loaded', 'filled', 'file'],
		['whole', 'raised', 'refused', 'fresh'],
		['renamed', 'raised', 'classless', 'fresh'],
		['notModel', 'raised', 'dict', 'nothing'],
	] as const)('on %s is that it %s', (preset, outcome, reason, holds) => {
		expect(load(PRESETS[preset])).toMatchObject({ outcome, reason, holds });
	});

	it('is never that all is well where the network still guesses', () => {
		for (const state of ALL) {
			const { outcome, holds } = load(state);
			expect(outcome === 'loaded').toBe(holds === 'file');
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
		expect(fromQuery('?file=onnx')).toBeUndefined();
		expect(fromQuery('?use=constructor')).toBeUndefined();
	});
});
