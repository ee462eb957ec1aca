import { type Engine, openImages } from '../../engine/index.ts';
import { forward } from './forward.ts';
import { type FusedProgram, fuse } from './fuse.ts';
import { checkedReader, loadStep, type Part } from './load.ts';
import { type Module, slotsOf, type TensorSlot } from './module.ts';
import { traceOf } from './trace.ts';

/** (N, C, H, W), as PyTorch has images. */
export type ImageShape = readonly [n: number, c: number, h: number, w: number];

/** A network whose numbers are on a device. */
export interface RunningNetwork {
	/**
	 * Runs the network in eval mode.
	 *
	 * @param images as PyTorch lays them out, normalised as the weights ask for
	 * @param shape of the images; another one than before costs some compiling on a GPU
	 * @returns (N, classes), row by row
	 * @throws Error naming the module that does not take images of this shape, or as {@link Engine.run}
	 */
	logits(images: Float32Array, shape: ImageShape): Promise<Float32Array>;
	/** Bytes of its numbers on the device. */
	readonly bytes: number;
	/** Frees what it holds on the device. */
	dispose(): void;
}

export interface OpenOptions {
	/** Stops the loading; what is on the device then is freed, and `openNetwork` rejects with the signal's reason. */
	readonly signal?: AbortSignal;
	/** Told after every layer; in numbers of the state dict that the network computes with. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Of the images to come: programs for it are compiled before it is needed. (1, 3, 224, 224) without. */
	readonly shape?: ImageShape;
}

/** PyTorch's order of an image's numbers turned into the device's: channels last. */
function channelsLast(images: Float32Array, [n, c, h, w]: ImageShape): Float32Array {
	if (images.length !== n * c * h * w)
		throw new Error(
			`expected ${n * c * h * w} numbers for images of shape (${n}, ${c}, ${h}, ${w}), found ${images.length}`,
		);
	const turned = new Float32Array(images.length);
	let to = 0;
	for (let image = 0; image < n; image++) {
		for (let pixel = 0; pixel < h * w; pixel++) {
			for (let channel = 0; channel < c; channel++) turned[to++] = images[(image * c + channel) * h * w + pixel] ?? 0;
		}
	}
	return turned;
}

/** How often the reader of the tensors lets others on: after so many numbers. */
const BREATH = 2 ** 20;

/**
 * Puts a network's numbers onto a device, with each BatchNorm2d multiplied into the convolution before it,
 * and compiles what it needs there.
 *
 * @param network one of `networkOf`
 * @param tensorOf the numbers of a tensor of its state dict, by key, in PyTorch's order; asked for once each,
 * one at a time, so that a file need not be in memory as a whole
 * @throws Error naming the key whose numbers do not fit or are not finite
 */
export async function openNetwork(
	engine: Engine,
	network: Module,
	tensorOf: (key: string, slot: TensorSlot) => ArrayLike<number> | Promise<ArrayLike<number>>,
	{ signal, onProgress, shape = [1, 3, 224, 224] }: OpenOptions = {},
): Promise<RunningNetwork> {
	const images = await openImages(engine);
	const slots = slotsOf(network);
	const programs = new Map<string, FusedProgram>();
	const programFor = (s: ImageShape): FusedProgram => {
		const known = programs.get(s.join());
		if (known) return known;
		const program = fuse(traceOf(network, s));
		programs.set(s.join(), program);
		return program;
	};

	const sizes = new Map([...slots].map(([key, slot]) => [key, slot.shape.reduce((a, b) => a * b, 1)]));
	const total = [...slots].reduce((sum, [key, { integer }]) => sum + (integer ? 0 : (sizes.get(key) ?? 0)), 0);
	let [done, breath] = [0, 0];
	const checked = checkedReader(slots, tensorOf);
	const read = async (key: string) => {
		signal?.throwIfAborted();
		const values = await checked(key);
		done += values.length;
		return values;
	};

	const parts: Part[][] = [];
	const dispose = () => {
		for (const part of parts.flat()) part.dispose();
		parts.length = 0;
	};
	try {
		const { steps, input } = programFor(shape);
		const channels = new Map([input, ...steps.map((s) => s.output)].map((v) => [v.index, v.shape[1] ?? 0]));
		for (const step of steps) {
			const kept: Part[] = [];
			parts.push(kept);
			await loadStep(engine, images, step, channels.get(step.inputs[0] ?? 0) ?? 0, read, kept);
			onProgress?.(done, total);
			if (done - breath > BREATH) {
				breath = done;
				await new Promise((resolve) => setTimeout(resolve));
			}
		}
		const [n, c, h, w] = shape;
		await engine.compile((ops) => ({
			logits: forward(programFor(shape), ops, images, parts, ops.tensor(new Float32Array(n * c * h * w), [n, h, w, c])),
		}));
		signal?.throwIfAborted();
	} catch (error) {
		dispose();
		throw error;
	}
	const bytes = parts
		.flat()
		.flatMap(({ values: { weight, bias } }) => [weight.size, bias.size])
		.reduce((a, b) => a + 4 * b, 0);
	return {
		async logits(values, s) {
			const program = programFor(s);
			const [n, c, h, w] = s;
			const turned = channelsLast(values, s);
			const { logits } = await engine.run((ops) => ({
				logits: forward(program, ops, images, parts, ops.tensor(turned, [n, h, w, c])),
			}));
			return logits;
		},
		bytes,
		dispose,
	};
}
