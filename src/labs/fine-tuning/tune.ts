import { gradientsOf } from '../../engine/gradients.ts';
import type { Engine, Held, Ops, Values } from '../../engine/index.ts';
import { meanCrossEntropy, relu } from '../../losses/differentiable.ts';
import { freshWeights, HIDDEN, KEYS, type Key, SHAPES, type Weights } from '../save-and-load/network.ts';
import { argmaxRows } from '../training/argmax.ts';
import { type Digits, imagesOf, labelsOf, PIXELS, split } from '../training/digits.ts';
import { OUTPUTS, WAYS, type Way } from './state.ts';

/** What some steps brought, by way. */
export interface Progress {
	/** Steps done since the start. */
	step: number;
	/** The loss before each of these steps. */
	losses: Record<Way, number[]>;
	/** Held-out digits that are told right as even or odd. */
	right: Record<Way, number>;
	/** Held-out digits in all. */
	of: number;
}

/** Three networks in training, from the same fresh weights and on the same digits. */
export interface Tuning {
	/** Does so many steps with each network and tries all on the held-out digits; 0 only tries. */
	advance(steps: number): Promise<Progress>;
	/** Frees what lies on the device. */
	dispose(): void;
}

const each = <T>(make: (way: Way) => T): Record<Way, T> =>
	Object.fromEntries(WAYS.map((way) => [way, make(way)])) as Record<Way, T>;

/** What a way trains; the rest stays as it is. */
const TRAINED: Record<Way, readonly Key[]> = {
	scratch: KEYS,
	head: KEYS.filter((key) => key.startsWith('head')),
	all: KEYS,
};

type Parameters = Record<Key, Values>;

/** A shape as the engine has it: a bias is one row. The head has as many outputs as the new task has classes. */
export function shapeOf(key: Key): [number, number] {
	const [rows, columns] = SHAPES[key] as readonly [number, number?];
	if (key === 'head.weight') return [OUTPUTS, HIDDEN[1]];
	if (key === 'head.bias') return [1, OUTPUTS];
	return columns === undefined ? [1, rows] : [rows, columns];
}

/** The fresh numbers, drawn in the order of the parameters; the smaller head takes the first of its numbers. */
function freshNumbers(): Weights {
	const fresh = freshWeights();
	// the bias of the head follows the head's weight in the stream, which is shorter here
	const [, inputs] = shapeOf('head.weight');
	const count = OUTPUTS * inputs;
	const bias = fresh['head.weight'].slice(count, count + OUTPUTS);
	return { ...fresh, 'head.weight': fresh['head.weight'].slice(0, count), 'head.bias': bias };
}

/** Logits, shape (N, 2), of images, shape (N, 64). */
function logitsOf(o: Ops, p: Parameters, images: Values): Values {
	const layer = (x: Values, name: 'features.0' | 'features.2' | 'head') =>
		o.add(o.matMul(x, p[`${name}.weight`], false, true), p[`${name}.bias`]);
	return layer(relu(o, layer(relu(o, layer(images, 'features.0')), 'features.2')), 'head');
}

/** One step of plain SGD on the parameters that are trained. */
function sgdStep(o: Ops, way: Way, p: Parameters, images: Values, oneHot: Values, rate: Values) {
	const keys = TRAINED[way];
	const { value, gradients } = gradientsOf(
		(list) => {
			const trained = Object.fromEntries(keys.map((key, i) => [key, list[i]]));
			return meanCrossEntropy(o, logitsOf(o, { ...p, ...trained }, images), oneHot);
		},
		keys.map((key) => p[key]),
	);
	const moved = keys.map((key, i) => [key, o.sub(p[key], o.mul(rate, gradients[i] as Values))]);
	return { parameters: { ...p, ...Object.fromEntries(moved) } as Parameters, loss: value };
}

/**
 * Puts the three networks, the labelled and the held-out digits onto the device.
 *
 * @param loaded what arrived from the file, by key; what is not there stays fresh
 * @param count how many digits of the training set are labelled as even or odd
 */
export async function startTuning(
	engine: Engine,
	digits: Digits,
	loaded: Partial<Record<Key, Float32Array>>,
	{ count, lr }: { count: number; lr: number },
): Promise<Tuning> {
	const { train, test } = split(digits.count);
	const labelled = train.slice(0, count);
	const parity = (indices: readonly number[]) => labelsOf(digits, indices).map((label) => label % 2);
	const answers = parity(test);
	const oneHot = parity(labelled).flatMap((p) => [1 - p, p]);
	const data = await engine.keep((o) => ({
		images: o.tensor(imagesOf(digits, labelled), [labelled.length, PIXELS]),
		oneHot: o.tensor(oneHot, [labelled.length, OUTPUTS]),
		tests: o.tensor(imagesOf(digits, test), [test.length, PIXELS]),
		rate: o.tensor([lr], [1, 1]),
	}));
	const numbers = freshNumbers();
	type Network = Held<Key | 'losses'>;
	const networks = {} as Record<Way, Network>;
	for (const way of WAYS) {
		const from = way === 'scratch' ? numbers : { ...numbers, ...loaded };
		networks[way] = await engine.keep((o) => ({
			...(Object.fromEntries(KEYS.map((key) => [key, o.tensor(from[key], shapeOf(key))])) as Parameters),
			losses: o.tensor([0], [1]),
		}));
	}
	let step = 0;

	/** Some steps of one network, their losses in one row so that they are read at once. */
	const steps = (o: Ops, way: Way, times: number) => {
		const { images, oneHot: targets, rate } = data.values;
		let { losses: _, ...parameters } = networks[way].values;
		let losses: Values = o.tensor(new Float32Array(times), [times]);
		for (let i = 0; i < times; i++) {
			const done = sgdStep(o, way, parameters, images, targets, rate);
			const here = o.tensor(
				Array.from({ length: times }, (_, j) => Number(i === j)),
				[times],
			);
			losses = o.where(here, o.reshape(done.loss, [1]), losses);
			parameters = done.parameters;
		}
		return { ...parameters, losses };
	};

	return {
		async advance(times) {
			for (const way of times > 0 ? WAYS : []) {
				const next = await engine.keep((o) => steps(o, way, times));
				networks[way].dispose();
				networks[way] = next;
			}
			step += times;
			const read = await engine.run((o) =>
				Object.fromEntries(
					WAYS.flatMap((way) => {
						const { losses, ...parameters } = networks[way].values;
						return [
							[way, logitsOf(o, parameters, data.values.tests)],
							[`${way} losses`, losses],
						];
					}),
				),
			);
			const rightOf = (way: Way) =>
				argmaxRows(read[way] as Float32Array, OUTPUTS).filter((guess, i) => guess === answers[i]).length;
			return {
				step,
				losses: each((way) => (times > 0 ? [...(read[`${way} losses`] as Float32Array)] : [])),
				right: each(rightOf),
				of: answers.length,
			};
		},
		dispose() {
			for (const held of [data, ...Object.values(networks)]) held.dispose();
		},
	};
}
