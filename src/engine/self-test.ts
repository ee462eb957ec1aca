import type { Engine } from './engine.ts';
import type { Ops, Values } from './ops.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf } = Number;

/** Far looser than any tolerance of a room that computes: it tells a broken device from a rounding one. */
const TOLERANCE = 1e-4;

/** What is asked of a device, by name, and what it must answer. */
export type Questions = Readonly<Record<string, { ask: (o: Ops) => Values; answer: readonly number[] }>>;

/** With the answers of IEEE 754. */
const ARITHMETIC: Questions = {
	'exp, with overflow and nan': {
		ask: (o) => o.exp(o.tensor([0, 1, -inf, 1000, nan], [5])),
		answer: [1, Math.E, 0, inf, nan],
	},
	'log, with 0 and negatives': {
		ask: (o) => o.log(o.tensor([1, Math.E, 0, inf, -1], [5])),
		answer: [0, 1, minusInf, inf, nan],
	},
	'division, with 0/0 and inf/inf': {
		ask: (o) => o.div(o.tensor([1, 0, inf, 1], [4]), o.tensor([4, 0, inf, 0], [4])),
		answer: [0.25, nan, nan, inf],
	},
	'row maximum': { ask: (o) => o.maxLast(o.tensor([1, 5, 2, -1, -7, -3], [2, 3])), answer: [5, -1] },
	'row sum': { ask: (o) => o.sumLast(o.tensor([1, 5, 2, -1, -7, -3], [2, 3])), answer: [8, -11] },
	'matrix product, right side transposed': {
		ask: (o) => o.matMul(o.tensor([1, 2, 3, 4, 5, 6], [2, 3]), o.tensor([1, 0, -1, 2, 1, 0], [2, 3]), false, true),
		answer: [-2, 4, -2, 13],
	},
	'float32 range': { ask: (o) => o.mul(o.tensor([1e30, 70000], [2]), o.tensor([1e8, 1], [2])), answer: [1e38, 70000] },
};

const right = (actual: number | undefined, wanted: number): boolean =>
	Object.is(actual, wanted) || Math.abs((actual ?? nan) - wanted) <= TOLERANCE * Math.abs(wanted);

/**
 * Asks a device for results that are known before anything is shown of it: drivers that return zeros,
 * 16-bit floats or kernels that ignore nan exist, and none of them says so.
 *
 * @param questions the arithmetic's, unless others are given
 * @throws Error naming the first wrong result
 */
export async function selfTest(
	{ run, compile }: Pick<Engine, 'run' | 'compile'>,
	questions: Questions = ARITHMETIC,
): Promise<void> {
	const ask = (o: Ops) => Object.fromEntries(Object.entries(questions).map(([name, q]) => [name, q.ask(o)]));
	// side by side: one after the other is most of what opening a GPU takes
	await compile(ask);
	const answers: Record<string, Float32Array> = await run(ask);
	for (const [name, { answer }] of Object.entries(questions)) {
		const got = [...(answers[name] ?? [])];
		if (got.length !== answer.length || !answer.every((wanted, i) => right(got[i], wanted))) {
			throw new Error(`self-test, ${name}: expected ${answer.join(' ')}, found ${got.join(' ') || 'nothing'}`);
		}
	}
}
