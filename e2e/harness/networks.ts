import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import { type Backend, liveTensors, openDevice, openImages, probeDevices } from '../../src/engine/index.ts';
import { goldenImage, goldenTensors, logitsError, type NetworkGoldens } from '../../src/nn/networks/golden-numbers.ts';
import recorded from '../../src/nn/networks/goldens.json' with { type: 'json' };
import { networkOf } from '../../src/nn/networks/index.ts';
import { type LayerGolden, layerError } from '../../src/nn/networks/layer-goldens.ts';
import layerGoldens from '../../src/nn/networks/layers-goldens.json' with { type: 'json' };
import { slotsOf } from '../../src/nn/networks/module.ts';
import { openNetwork } from '../../src/nn/networks/run.ts';

const { shape, every, results } = recorded as unknown as NetworkGoldens;

async function open(backend: Backend) {
	const device = (await probeDevices()).find((d) => d.backend === backend);
	if (!device) throw new Error(`expected the backend ${backend} to be known`);
	return openDevice(device);
}

/** What came of a network on a backend. */
export interface Run {
	adapter: string;
	/** Over the largest logit. */
	error: number;
	top: number[];
	/** Whether a second image at once gets the logits that it gets alone. */
	batch: number;
	/** Tensors and data left behind. */
	leaked: { tensors: number; data: number };
}

/** A recorded network with the recorded image. */
async function run(backend: Backend, name: string): Promise<Run> {
	const engine = await open(backend);
	const golden = results[name];
	if (!golden) throw new Error(`expected a golden of ${name}`);
	await openImages(engine);
	const held = () => ({
		tensors: liveTensors(),
		data: (tfBackend() as unknown as { numDataIds(): number }).numDataIds(),
	});
	const before = held();
	const network = networkOf(name);
	const running = await openNetwork(engine, network, goldenTensors(slotsOf(network)), { shape });
	const image = goldenImage(shape);
	const logits = await running.logits(image, shape);
	const [, c, h, w] = shape;
	const two = new Float32Array(2 * image.length);
	two.set(image, image.length);
	const both = await running.logits(two, [2, c, h, w]);
	running.dispose();
	const after = held();
	return {
		adapter: engine.device.adapter,
		error: logitsError(logits, golden, every),
		top: [...logits.keys()].sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0)).slice(0, 5),
		batch: logitsError(both.slice(logits.length), golden, every),
		leaked: { tensors: after.tensors - before.tensors, data: after.data - before.data },
	};
}

/** Every recorded layer's error, by id. */
async function layers(backend: Backend): Promise<Record<string, number>> {
	const engine = await open(backend);
	const errors: Record<string, number> = {};
	for (const golden of layerGoldens.layers as unknown as LayerGolden[])
		errors[golden.id] = await layerError(engine, golden);
	return errors;
}

/**
 * A convolution whose window is larger than its padded image, then a hundred that fit; on Wasm the one would
 * have written over the memory of the others.
 *
 * @returns what is said to the one, and how many of the others were wrong
 */
async function largeWindow(backend: Backend): Promise<{ said: string; wrong: number }> {
	const engine = await open(backend);
	const { conv2d } = await openImages(engine);
	const ones = (count: number) => new Float32Array(count).fill(1);
	const sum = (size: number, dilation: number) =>
		engine.run((o) => ({
			out: conv2d(
				o.tensor(ones(36), [1, 6, 6, 1]),
				o.tensor(ones(size * size), [size, size, 1, 1]),
				o.tensor([0], [1]),
				{
					padding: 1,
					dilation,
				},
			),
		}));
	const said = await sum(5, 2).then(
		({ out }) => `nothing, and computed ${out.length} numbers`,
		(error: unknown) => String(error),
	);
	let wrong = 0;
	for (let i = 0; i < 100; i++) {
		const { out } = await sum(3, 1);
		// nine inside, six at the edges, four in the corners
		if (out.length !== 36 || out[0] !== 4 || out[1] !== 6 || out[7] !== 9) wrong++;
	}
	return { said, wrong };
}

export const harness = { run, layers, largeWindow };
Object.assign(window, { harness });
