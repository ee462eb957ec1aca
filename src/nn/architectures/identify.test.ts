import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadStateDict } from '../load-state-dict.ts';
import { ARCHITECTURES, keysOf, TORCHVISION, treeOf } from './expand.ts';
import { identify } from './identify.ts';

const shapes = (name: string) => new Map([...keysOf(name)].map(([key, { shape }]) => [key, shape]));
const count = (name: string) =>
	[...keysOf(name).values()]
		.filter((t) => t.parameter)
		.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);

describe(`torchvision ${TORCHVISION}'s models`, () => {
	it('are all there, in at most 50 kB', () => {
		expect(ARCHITECTURES).toHaveLength(121);
		expect(ARCHITECTURES.filter((a) => a.group === 'classification')).toHaveLength(80);
		const bytes = gzipSync(readFileSync(join(import.meta.dirname, 'architectures.json')), { level: 9 }).length;
		expect(bytes).toBeLessThanOrEqual(50_000);
	});

	// the numbers of parameters that torchvision's documentation states
	it.each([
		['alexnet', 61100840],
		['resnet18', 11689512],
		['resnet50', 25557032],
		['vgg16', 138357544],
		['densenet161', 28681000],
		['squeezenet1_0', 1248424],
		['mobilenet_v2', 3504872],
		['vit_b_16', 86567656],
		['swin_t', 28288354],
	])('%s has %d parameters', (name, parameters) => {
		expect(count(name)).toBe(parameters);
	});

	it('are refused by another name', () => {
		expect(() => keysOf('resnet19')).toThrow("expected the name of a model of torchvision 0.27.0, found 'resnet19'");
		expect(() => keysOf('constructor')).toThrow(/found 'constructor'/);
	});

	it('load their own state dict', () => {
		const report = loadStateDict(treeOf('resnet50'), { entries: keysOf('resnet50') });
		expect(report.text).toBe('<All keys matched successfully>');
		expect(report.loaded.size).toBe(320);
	});

	it('report foreign keys under modules without tensors in their turn', () => {
		// features.1 is a ReLU: real torchvision says this order, tools/roundtrip/fit.ts compares whole texts
		const foreign = ['features.1.block.weight', 'features.0.0.weight'];
		const entries = new Map(foreign.map((key) => [key, { kind: 'tensor', shape: [1], dtype: 'float32' } as const]));
		expect(loadStateDict(treeOf('squeezenet1_1'), { entries }).unexpected).toEqual(foreign.reverse());
	});
});

describe('a state dict', () => {
	it.each(ARCHITECTURES.filter((a) => a.group === 'classification').map((a) => a.name))('of %s is known', (name) => {
		const { exact } = identify(shapes(name));
		expect(exact.filter((n) => !n.startsWith('quantized_'))).toEqual([name]);
	});

	it('from before num_batches_tracked is known too', () => {
		const old = new Map([...shapes('resnet34')].filter(([key]) => !key.endsWith('num_batches_tracked')));
		expect(identify(old).exact).toEqual(['resnet34']);
	});

	it('with another head is nearest to its model, with the difference', () => {
		const found = shapes('resnet18');
		found.set('fc.weight', [10, 512]).set('fc.bias', [10]);
		const { exact, nearest } = identify(found);
		expect(exact).toEqual([]);
		expect(nearest[0]).toMatchObject({
			name: 'resnet18',
			equal: 120,
			missing: [],
			unexpected: [],
			resized: [
				{ key: 'fc.weight', found: [10, 512], expected: [1000, 512] },
				{ key: 'fc.bias', found: [10], expected: [1000] },
			],
		});
	});

	it('of something else is near to nothing', () => {
		expect(identify(new Map([['encoder.weight', [3, 3]]]))).toEqual({ exact: [], nearest: [] });
		expect(identify(new Map())).toEqual({ exact: [], nearest: [] });
	});
});
