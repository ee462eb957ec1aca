import { describe, expect, it } from 'vitest';
import type { Checkpoint, TensorNode } from '../../checkpoint/index.ts';
import { openFixture } from '../fixtures.testing.ts';
import goldens from './goldens.json' with { type: 'json' };
import { tensorStatistics } from './statistics.ts';

interface Golden extends Record<string, unknown> {
	file: string;
	path: (string | number)[];
	histogram?: number[];
}

const opened = new Map<string, Promise<Checkpoint>>();
const checkpointOf = (file: string) => {
	const known = opened.get(file) ?? openFixture(file);
	opened.set(file, known);
	return known;
};

/** JSON has no nan: the recording wrote it as a text. */
const number = (x: unknown) => (typeof x === 'string' ? Number.NaN : (x as number));

describe(`statistics, against torch ${goldens.torch}`, () => {
	const cases = (goldens.tensors as Golden[]).map((g) => [`${g.file} ${g.path.join('.')}`, g] as const);
	it.each(cases)('%s', async (_, golden) => {
		const checkpoint = await checkpointOf(golden.file);
		const tensor = checkpoint.tensors.find((t) => JSON.stringify(t.path) === JSON.stringify(golden.path));
		if (!tensor) throw new Error(`expected a tensor at ${golden.path.join('.')} of ${golden.file}`);
		const found = await tensorStatistics(tensor);
		for (const key of ['count', 'nan', 'inf', 'zeros', 'min', 'max'] as const) {
			expect([key, found?.[key]]).toEqual([key, number(golden[key])]);
		}
		for (const key of ['mean', 'std'] as const) {
			const [mine, wanted] = [found?.[key] ?? 0, number(golden[key])];
			if (Number.isNaN(wanted)) expect(mine).toBeNaN();
			// sums of the same doubles in another order
			else
				expect(Math.abs(mine - wanted)).toBeLessThanOrEqual(
					1e-12 * Math.max(Math.abs(wanted), number(golden['std']) || 0),
				);
		}
		if (golden.histogram) expect(found?.histogram?.counts).toEqual(golden.histogram);
	});
});

/** A float32 tensor over bytes that are made as they are read. */
function made(length: number, value: (i: number) => number): TensorNode {
	const source = {
		size: length * 4,
		name: 'made',
		read: async (offset: number, bytes: number) => {
			const count = Math.min(bytes, length * 4 - offset) / 4;
			return new Uint8Array(Float32Array.from({ length: count }, (_, i) => value(offset / 4 + i)).buffer);
		},
	};
	const record = {
		name: 'made',
		source,
		size: source.size,
		storedSize: source.size,
		method: 0,
		crc32: null,
		headerOffset: null,
		dataOffset: 0,
	};
	const storage = {
		key: '0',
		dtype: 'float32',
		numel: length,
		bytes: source.size,
		device: 'cpu',
		record,
		recordOffset: 0,
		bigEndian: false,
	} as const;
	return {
		kind: 'tensor',
		dtype: 'float32',
		shape: [length],
		stride: [1],
		offset: 0,
		storage: { ...storage },
		layout: 'strided',
		device: 'cpu',
		requiresGrad: false,
		isParameter: false,
		conj: false,
		neg: false,
	};
}

describe('a long tensor', () => {
	it('keeps its mean and deviation where a plain sum of squares loses them', async () => {
		const length = 3_000_000;
		const found = await tensorStatistics(made(length, (i) => 1e6 + (i % 2)));
		expect(found).toMatchObject({ count: length, min: 1e6, max: 1e6 + 1, mean: 1e6 + 0.5 });
		expect(found?.std).toBeCloseTo(0.5, 6);
		expect(found?.histogram?.counts.filter(Boolean)).toEqual([length / 2, length / 2]);
	});

	it('stops when it is told to', async () => {
		const stop = new AbortController();
		const work = tensorStatistics(
			made(8_000_000, () => 1),
			{ signal: stop.signal, onProgress: () => stop.abort() },
		);
		await expect(work).rejects.toMatchObject({ code: 'aborted' });
	});
});

it('raw bits are no numbers', async () => {
	expect(await tensorStatistics({ ...made(4, () => 1), dtype: 'bits8' })).toBeUndefined();
});
