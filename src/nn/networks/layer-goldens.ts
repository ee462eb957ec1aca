import type { Engine } from '../../engine/index.ts';
import { goldenImage, goldenTensors } from './golden-numbers.ts';
import * as layers from './layers.ts';
import { type Module, sequential, slotsOf } from './module.ts';
import { openNetwork } from './run.ts';

/** A layer under real torch, as tools/record/layers.py writes it. */
export interface LayerGolden {
	readonly id: string;
	/** Name and arguments of a function of layers.ts. */
	readonly kind: string;
	readonly args: readonly unknown[];
	readonly options?: object;
	readonly shape: readonly number[];
	/** The input's numbers lie within half of it around 0. */
	readonly span: number;
	readonly outputShape: readonly number[];
	/** Computed in float64. */
	readonly output: readonly number[];
}

type Build = (...args: unknown[]) => Module;
const seen: Module = { forward: (x) => x };

/**
 * Runs a layer on an engine.
 *
 * @returns the largest difference from torch, over its largest number; infinite where one is missing
 */
export async function layerError(engine: Engine, golden: LayerGolden): Promise<number> {
	const { kind, args, options, shape, span, output } = golden;
	const build = (layers as unknown as Record<string, Build>)[kind];
	if (!build) throw new Error(`expected ${kind} among the layers, found none`);
	const layer = build(...args, ...(options ? [options] : []));
	// what is (N, C) goes in as images of one pixel
	const images = shape.length === 4;
	const [n = 1, c = 1, h = 1, w = 1] = shape;
	const network = images ? sequential(layer, layers.flatten()) : sequential(seen, layers.flatten(), layer);
	const place = images ? '0.' : '2.';
	const numbers = goldenTensors(slotsOf(layer));
	const running = await openNetwork(engine, network, (key, slot) => numbers(key.slice(place.length), slot), {
		shape: [n, c, h, w],
	});
	try {
		const x = goldenImage([n, c, h, w]).map((v) => (v * span) / 4);
		const found = await running.logits(x, [n, c, h, w]);
		if (found.length !== output.length) return Number.POSITIVE_INFINITY;
		const largest = output.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
		const errors = output.map((v, i) => Math.abs((found[i] ?? Number.NaN) - v) / largest);
		return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
	} finally {
		running.dispose();
	}
}
