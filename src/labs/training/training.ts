import type { Engine, Held, Ops, Values } from '../../engine/index.ts';
import { argmaxRows } from './argmax.ts';
import { CLASSES, type Digits, imagesOf, labelsOf, PIXELS, split } from './digits.ts';
import { initialNumbers, type Key, logitsOf, type Parameters, SHAPES, sgdStep } from './network.ts';
import { shuffled, uniformFrom } from './random.ts';
import { BATCH, KINDS, type Kind } from './settings.ts';

/** What some steps brought. */
export interface Progress {
	/** Steps done since the start. */
	step: number;
	/** The loss of each of these steps. */
	losses: Record<Kind, number[]>;
	/** The class given to each test image. */
	guesses: Record<Kind, number[]>;
	/** Share of the test images that are recognised, 0…1. */
	accuracy: Record<Kind, number>;
}

/** Two networks in training, from the same weights and on the same batches. */
export interface Training {
	/** Does so many steps with each network and tests both. */
	advance(steps: number): Promise<Progress>;
	/** Frees what lies on the device. */
	dispose(): void;
}

const both = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
	Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, T>;

/** The batches of epoch after epoch, as indices into the training set. */
function* batches(count: number, uniform: () => number): Generator<number[]> {
	for (;;) {
		const order = shuffled(count, uniform);
		for (let start = 0; start < count; start += BATCH) yield order.slice(start, start + BATCH);
	}
}

function oneHotOf(labels: readonly number[]): Float32Array {
	const out = new Float32Array(labels.length * CLASSES);
	for (const [i, label] of labels.entries()) out[i * CLASSES + label] = 1;
	return out;
}

/**
 * Puts both networks and the test images onto the device.
 *
 * @param lr any float, nan and inf too
 * @param seed 0 ≤ seed < 2³²
 */
export async function startTraining(
	engine: Engine,
	digits: Digits,
	{ lr, seed }: { lr: number; seed: number },
): Promise<Training> {
	const { train, test } = split(digits.count);
	const uniform = uniformFrom(seed);
	const numbers = Object.entries(initialNumbers(uniform)) as [Key, Float32Array][];
	const order = batches(train.length, uniform);
	const answers = labelsOf(digits, test);
	const tests = await engine.keep((o) => ({ images: o.tensor(imagesOf(digits, test), [test.length, PIXELS]) }));
	type Network = Held<Key | 'losses'>;
	const fresh = (): Promise<Network> =>
		engine.keep((o) => {
			const parameters = numbers.map(([key, values]) => [key, o.tensor(values, [...SHAPES[key]])]);
			return { ...Object.fromEntries(parameters), losses: o.tensor([0], [1]) };
		});
	const networks: Record<Kind, Network> = { right: await fresh(), double: await fresh() };
	let step = 0;

	/** The steps of one network, their losses gathered in one row so that they are read at once. */
	const steps = (o: Ops, kind: Kind, picked: readonly (readonly number[])[]) => {
		const rate = o.tensor([lr], [1, 1]);
		let parameters: Parameters = networks[kind].values;
		let losses: Values = o.tensor(new Float32Array(picked.length), [picked.length]);
		for (const [i, batch] of picked.entries()) {
			const indices = batch.map((b) => train[b] as number);
			const done = sgdStep(
				o,
				kind,
				parameters,
				{
					images: o.tensor(imagesOf(digits, indices), [batch.length, PIXELS]),
					oneHot: o.tensor(oneHotOf(labelsOf(digits, indices)), [batch.length, CLASSES]),
				},
				rate,
			);
			const here = o.tensor(
				picked.map((_, j) => Number(i === j)),
				[picked.length],
			);
			losses = o.where(here, o.reshape(done.loss, [1]), losses);
			parameters = done.parameters;
		}
		return { ...parameters, losses };
	};

	return {
		async advance(count) {
			const picked = Array.from({ length: count }, () => order.next().value as number[]);
			for (const kind of KINDS) {
				const next = await engine.keep((o) => steps(o, kind, picked));
				networks[kind].dispose();
				networks[kind] = next;
			}
			const read = await engine.run((o) => ({
				...both((kind) => logitsOf(o, networks[kind].values, tests.values.images)),
				rightLosses: networks.right.values.losses,
				doubleLosses: networks.double.values.losses,
			}));
			step += count;
			const guesses = both((kind) => argmaxRows(read[kind], CLASSES));
			return {
				step,
				losses: { right: [...read.rightLosses], double: [...read.doubleLosses] },
				guesses,
				accuracy: both((kind) => guesses[kind].filter((g, i) => g === answers[i]).length / answers.length),
			};
		},
		dispose() {
			for (const held of [tests, ...Object.values(networks)]) held.dispose();
		},
	};
}
