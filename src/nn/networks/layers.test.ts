import { beforeAll, describe, expect, it } from 'vitest';
import { type Engine, liveTensors, openDevice } from '../../engine/index.ts';
import { type LayerGolden, layerError } from './layer-goldens.ts';
import goldens from './layers-goldens.json' with { type: 'json' };

let engine: Engine;
beforeAll(async () => {
	engine = await openDevice({ backend: 'cpu', adapter: '' });
});

describe('a layer gives what torch.nn gives', () => {
	it.each(goldens.layers as unknown as LayerGolden[])('$id', async (golden) => {
		const before = liveTensors();
		expect(await layerError(engine, golden)).toBeLessThan(1e-6);
		expect(liveTensors()).toBe(before);
	});
});
