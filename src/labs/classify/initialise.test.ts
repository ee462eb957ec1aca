import { describe, expect, it } from 'vitest';
import { NETWORKS, networkOf } from '../../nn/networks/index.ts';
import goldens from './goldens.json' with { type: 'json' };
import { initialNumbers } from './initialise.ts';
import { Mersenne } from './mersenne.ts';

const recorded = goldens.initial as unknown as Record<string, Record<string, [number, number, number]>>;
/** Of float32, in which torch takes logarithm, root and cosine. */
const RELATIVE = 1e-6;

describe(`the numbers after torch.manual_seed(${goldens.seed}), against torch ${goldens.torch}`, () => {
	it.each(Object.keys(NETWORKS))('of %s', (name) => {
		const of = initialNumbers(name, networkOf(name), goldens.seed);
		for (const [key, wanted] of Object.entries(recorded[name] ?? {})) {
			const values = of(key);
			const found = [0, Math.floor(values.length / 2), values.length - 1].map((i) => values[i] as number);
			// a cosine near 0 has the error of a large one
			const unit = values.subarray(0, 1000).reduce((most, v) => Math.max(most, Math.abs(v)), 0);
			for (const [i, v] of found.entries()) {
				const error = Math.abs(v - (wanted[i] as number));
				expect(error, `${key} ${found} instead of ${wanted}`).toBeLessThanOrEqual(RELATIVE * unit);
			}
		}
	});

	it('are of that model', () => {
		expect(() => initialNumbers('resnet18', networkOf('resnet18'), 0)('fc.wait')).toThrow("found 'fc.wait'");
		expect(() => initialNumbers('bert', networkOf('resnet18'), 0)).toThrow("found 'bert'");
	});
});

it('skipping is drawing', () => {
	for (const count of [1, 623, 624, 625, 5000]) {
		const [a, b] = [new Mersenne(7), new Mersenne(7)];
		for (let i = 0; i < count; i++) a.uniform();
		b.skip(count);
		expect([a.uniform(), a.uniform()]).toEqual([b.uniform(), b.uniform()]);
	}
});
