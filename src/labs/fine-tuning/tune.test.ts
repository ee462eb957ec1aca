import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, liveTensors, openDevice } from '../../engine/index.ts';
import { readDigits } from '../training/digits.ts';
import { arriving } from './arrive.ts';
import { goldenOf } from './goldens.ts';
import { ALL, DEFAULT, fileOf, fromQuery, idOf, SLICE, STEPS, type State, toQuery, WAYS } from './state.ts';
import { type Progress, startTuning } from './tune.ts';

const file = (name: string) => new Uint8Array(readFileSync(`public/${name}`));
const digits = readDigits(file('data/digits.bin'));

let engine: Engine;
beforeAll(async () => {
	engine = await openDevice({ backend: 'cpu', adapter: '' });
});

/** A whole run of what the lab opens with; some steps of the others. At a rate of 1 the last bit decides where it goes. */
const stepsOf = (state: State) => (state.lr === '1' ? SLICE : idOf(state) === idOf(DEFAULT) ? STEPS : 3 * SLICE);

describe('fine-tuning gives what PyTorch printed', () => {
	it.each(ALL.map((state) => [idOf(state), state] as const))('%s', async (_, state) => {
		const before = liveTensors();
		const golden = goldenOf(state);
		const name = `checkpoints/${fileOf(state)}`;
		const { loaded, inFile, report } = await arriving(file(name), name);
		expect(golden.report).toBe(`${Object.keys(loaded).length} of ${inFile} ${report}`);
		const tuning = await startTuning(engine, digits, loaded, { count: Number(state.count), lr: Number(state.lr) });
		const slices: Progress[] = [await tuning.advance(0)];
		while ((slices.at(-1)?.step ?? STEPS) < stepsOf(state)) slices.push(await tuning.advance(SLICE));
		tuning.dispose();
		for (const way of WAYS) {
			const losses = slices.flatMap((s) => s.losses[way]);
			const wanted = golden.courses[way];
			const errors = losses.map((v, i) => {
				const right = wanted.losses[i] ?? Number.NaN;
				return Math.abs(v - right) / Math.max(1, Math.abs(right));
			});
			expect(errors.filter((e) => !(e <= 2e-5))).toEqual([]);
			expect(slices.map((s) => s.right[way])).toEqual(wanted.right.slice(0, slices.length));
		}
		expect(slices[0]?.of).toBe(golden.of);
		expect(liveTensors()).toBe(before);
	});
});

describe('the address', () => {
	it('holds every state, and nothing for the default', () => {
		for (const state of ALL) expect(fromQuery(toQuery(state)) ?? DEFAULT).toEqual(state);
		expect(toQuery(DEFAULT)).toBe('');
		expect(fromQuery('?f-count=41')).toBeUndefined();
		expect(fromQuery('?t-lr=1')).toBeUndefined();
	});
});
