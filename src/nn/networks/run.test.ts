import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, liveTensors, openDevice } from '../../engine/index.ts';
import { goldenImage, goldenTensors, logitsError, type NetworkGoldens } from './golden-numbers.ts';
import goldens from './goldens.json' with { type: 'json' };
import { networkOf } from './index.ts';
import { slotsOf } from './module.ts';
import { openNetwork } from './run.ts';

const { results, shape, every } = goldens as unknown as NetworkGoldens;

let engine: Engine;
let before: number;
beforeAll(async () => {
	engine = await openDevice({ backend: 'cpu', adapter: '' });
	before = liveTensors();
});
afterEach(() => expect(liveTensors()).toBe(before));

/** The smallest one; what the others are made of is tried in the browser. */
const small = () => networkOf('squeezenet1_1');
const numbers = goldenTensors(slotsOf(small()));

describe('a network', () => {
	it.each(['squeezenet1_1', 'mobilenet_v3_small'])(
		'gives PyTorch’s logits: %s',
		async (name) => {
			const network = networkOf(name);
			const running = await openNetwork(engine, network, goldenTensors(slotsOf(network)), { shape });
			const logits = await running.logits(goldenImage(shape), shape);
			running.dispose();
			const golden = results[name];
			if (!golden) throw new Error(`expected a golden of ${name}`);
			expect(logitsError(logits, golden, every)).toBeLessThan(1e-5);
			const best = [...logits.keys()].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0)).slice(0, 5);
			expect(best).toEqual(golden.top);
		},
		60_000,
	);

	it('says how far it has come, and asks for each tensor once', async () => {
		const [asked, told]: [string[], [number, number][]] = [[], []];
		const tensorOf: typeof numbers = (key, slot) => {
			asked.push(key);
			return numbers(key, slot);
		};
		const running = await openNetwork(engine, small(), tensorOf, {
			shape,
			onProgress: (done, total) => told.push([done, total]),
		});
		running.dispose();
		expect(asked).toEqual([...slotsOf(small()).keys()]);
		expect(told.at(-1)).toEqual([1235496, 1235496]);
	});

	it('names the tensor that has too few numbers', async () => {
		const short: typeof numbers = (key, slot) => numbers(key, slot).slice(key === 'features.3.squeeze.bias' ? 1 : 0);
		await expect(openNetwork(engine, small(), short, { shape })).rejects.toThrow(
			'features.3.squeeze.bias: expected 16 numbers for shape (16), found 15',
		);
	});

	it('names the tensor that is not finite, and where', async () => {
		const broken: typeof numbers = (key, slot) =>
			numbers(key, slot).map((v, i) => (key === 'features.4.expand3x3.weight' && i === 7 ? Number.NaN : v));
		await expect(openNetwork(engine, small(), broken, { shape })).rejects.toThrow(
			'features.4.expand3x3.weight: expected finite numbers, found NaN at index 7',
		);
	});

	it('can be stopped while it loads', async () => {
		const stop = new AbortController();
		const opening = openNetwork(engine, small(), numbers, {
			shape,
			signal: stop.signal,
			onProgress: (done) => done > 100_000 && stop.abort(new Error('stopped by the reader')),
		});
		await expect(opening).rejects.toThrow('stopped by the reader');
	});

	it('says what images it takes', async () => {
		const running = await openNetwork(engine, small(), numbers, { shape });
		await expect(running.logits(new Float32Array(12), [1, 3, 2, 2])).rejects.toThrow(
			'features.0: expected at least 3 pixels a side, found 2',
		);
		await expect(running.logits(new Float32Array(11), shape)).rejects.toThrow('expected 17430 numbers for images');
		running.dispose();
	});
});
