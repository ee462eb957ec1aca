import type { Ops, Values } from '../../src/engine/index.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf } = Number;

export interface Question {
	ask: (o: Ops) => Values;
	/** What IEEE 754, or float64 arithmetic, has for it. */
	answer: number[];
	/** Largest relative error, where the answer is rounded; 1e-5 without. */
	tolerance?: number;
	/** Takes long; asked once and not a thousand times. */
	large?: boolean;
}

/** What a log1p that is computed as log(1 + x) loses entirely. */
const TINY = [1e-10, -1e-10, 3e-8, 1e-6, 4e-5, -4e-5, 0.5, -0.49, -0.5, 1, 1.01, 3];
/** Where GPUs promise log to 2⁻²¹ absolutely, which is not much of it. */
const NEAR_ONE = [0.99999994, 1.0000001, 0.9999, 1.0001, 0.99, 1.01, 0.5, 0.6, 1.5, 1.99, 2, 2.01];
/** The values of a sum that adding up one by one in float32 gets wrong by 1.4e-5. */
const MILLION = Float32Array.from({ length: 1_000_000 }, (_, i) => 0.1 + (i % 7) / 100);

/** What each backend of TensorFlow.js 4.22 gets wrong without a word somewhere, and the right answers. */
export const QUESTIONS: Record<string, Question> = {
	'exp(nan), with its extremes': {
		ask: (o) => o.exp(o.tensor([nan, -inf, inf, 0, 1, -87, 89], [7])),
		answer: [nan, 0, inf, 1, Math.E, Math.exp(-87), inf],
	},
	'log(0) and what is below it': {
		ask: (o) => o.log(o.tensor([0, -0, -1, -inf, nan, inf, 1, 1e-30], [8])),
		answer: [minusInf, minusInf, nan, nan, nan, inf, 0, Math.log(1e-30)],
	},
	'log1p of the tiny': {
		ask: (o) => o.log1p(o.tensor(TINY, [TINY.length])),
		answer: TINY.map((v) => Math.log1p(Math.fround(v))),
		tolerance: 1e-6,
	},
	'log close to 1': {
		ask: (o) => o.log(o.tensor(NEAR_ONE, [NEAR_ONE.length])),
		answer: NEAR_ONE.map((v) => Math.log(Math.fround(v))),
		tolerance: 1e-6,
	},
	'log1p(-1) and nan': { ask: (o) => o.log1p(o.tensor([-1, nan, 0], [3])), answer: [minusInf, nan, 0] },
	'0/0 and inf/inf': {
		ask: (o) =>
			o.div(
				o.tensor([0, -0, inf, inf, -inf, 1, -1, nan, 1, 7], [10]),
				o.tensor([0, 0, inf, -inf, inf, 0, 0, 1, inf, 7], [10]),
			),
		answer: [nan, nan, nan, nan, nan, inf, minusInf, nan, 0, 1],
	},
	'inf − inf and 0 · inf': {
		ask: (o) =>
			o.add(
				o.sub(o.tensor([inf, 1], [2]), o.tensor([inf, 1], [2])),
				o.mul(o.tensor([1, 0], [2]), o.tensor([1, inf], [2])),
			),
		answer: [nan, nan],
	},
	'relu of -inf and nan': {
		ask: (o) => o.relu(o.tensor([minusInf, nan, inf, -1, 0, 2, -1e38], [7])),
		answer: [0, nan, inf, 0, 0, 2, 0],
	},
	'a clamp made of where, of nan': {
		ask: (o) => {
			const [a, low] = [o.tensor([nan, minusInf, -200, 3], [4]), o.tensor([-100], [1])];
			return o.where(o.less(a, low), low, a);
		},
		answer: [nan, -100, -100, 3],
	},
	'a comparison with nan': {
		ask: (o) =>
			o.add(
				o.less(o.tensor([nan, 1, 1], [3]), o.tensor([1, nan, 2], [3])),
				o.equal(o.tensor([nan, 1, 1], [3]), o.tensor([nan, nan, 1], [3])),
			),
		answer: [0, 0, 2],
	},
	'the value not taken does not poison': {
		ask: (o) => o.where(o.tensor([1, 0], [2]), o.tensor([1, nan], [2]), o.tensor([inf, 2], [2])),
		answer: [1, 2],
	},
	'a row maximum with nan': {
		ask: (o) =>
			o.maxLast(
				o.tensor([1, nan, 3, minusInf, minusInf, minusInf, -3, -2, -1, 1, inf, 0, -3e38, -1e38, -2e38], [5, 3]),
			),
		answer: [nan, minusInf, -1, inf, -1e38],
	},
	'a softmax with a logit of +inf': {
		ask: (o) => {
			const z = o.tensor([inf, 0, 1, 2], [2, 2]);
			const e = o.exp(o.sub(z, o.maxLast(z)));
			return o.div(e, o.sumLast(e));
		},
		answer: [nan, nan, 1 / (1 + Math.E), Math.E / (1 + Math.E)],
	},
	'a softmax with a logit of -inf': {
		ask: (o) => {
			const z = o.tensor([minusInf, 0, 0], [1, 3]);
			const e = o.exp(o.sub(z, o.maxLast(z)));
			return o.div(e, o.sumLast(e));
		},
		answer: [0, 0.5, 0.5],
	},
	'float32, not float16': {
		ask: (o) => o.add(o.tensor([70000, 1e-7], [2]), o.tensor([1, 1], [2])),
		answer: [70001, 1 + 2 ** -23],
		tolerance: 1e-9,
	},
	'a sum of a million': {
		ask: (o) => o.sum(o.tensor(MILLION, [1_000_000])),
		answer: [MILLION.reduce((a, b) => a + b, 0)],
		tolerance: 1e-6,
		large: true,
	},
	'row sums of half a million': {
		ask: (o) => o.sumLast(o.tensor(MILLION, [2, 500_000])),
		answer: [0, 1].map((r) => MILLION.subarray(r * 500_000, (r + 1) * 500_000).reduce((a, b) => a + b, 0)),
		tolerance: 1e-6,
		large: true,
	},
	'a sum with nan, inf and both infinities': {
		ask: (o) => o.sumLast(o.tensor([1, nan, 2, 1, inf, 2, inf, minusInf, 1], [3, 3])),
		answer: [nan, inf, nan],
	},
	'a transposed sum': {
		ask: (o) => o.sumLast(o.transpose(o.tensor([1, 2, 3, 4, 5, 6], [2, 3]))),
		answer: [5, 7, 9],
	},
	'dimensions in another order': {
		ask: (o) => o.transpose(o.tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 3, 2]), [2, 0, 1]),
		answer: [1, 3, 5, 7, 9, 11, 2, 4, 6, 8, 10, 12],
	},
	'a matrix product with nan': {
		ask: (o) => o.matMul(o.tensor([1, nan, 1, 1], [2, 2]), o.tensor([1, 2, 3, 4], [2, 2])),
		answer: [nan, nan, 4, 6],
	},
	'a matrix product of another shape': {
		ask: (o) =>
			o.reshape(o.matMul(o.tensor([1, 2, 3, 4, 5, 6], [2, 3]), o.tensor([1, 0, 1, 0, 1, 0], [2, 3]), false, true), [4]),
		answer: [4, 2, 10, 5],
	},
	'a batch with one right side': {
		ask: (o) => o.matMul(o.tensor([1, 2, 3, 4], [2, 1, 2]), o.tensor([1, 10], [2, 1])),
		answer: [21, 43],
	},
};
