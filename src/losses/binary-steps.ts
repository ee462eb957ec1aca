import type { Ops, Values } from '../engine/index.ts';

/** `nn.BCELoss` never takes a logarithm for less than this, so that a saturated wrong answer costs 100. */
export const LOWEST_LOG = -100;
/** Its gradient never divides by less than this. */
export const LEAST_VARIANCE = 1e-12;

/** The smallest float32 that is not denormal; GPUs take smaller ones for 0. */
const SMALLEST_NORMAL = 1.1754944e-38;
/** A power of two that lifts every denormal float32 into the normal range, exactly. */
const LIFT = 2 ** 100;

/**
 * log p on the device, also for denormal p, which a GPU would flush to 0 and answer with -inf:
 * such a p is lifted before it is uploaded, and the logarithm of the lift taken off again.
 */
function logOf(o: Ops, values: ArrayLike<number>): Values {
	const p = Float32Array.from(values);
	const denormal = p.map((v) => (v > 0 && v < SMALLEST_NORMAL ? 1 : 0));
	if (!denormal.includes(1)) return o.log(o.tensor(p, [p.length]));
	const lifted = p.map((v, i) => (denormal[i] ? v * LIFT : v));
	const shift = denormal.map((d) => d * Math.log(LIFT));
	return o.sub(o.log(o.tensor(lifted, [p.length])), o.tensor(shift, [p.length]));
}

/**
 * `nn.BCELoss` element by element, with every intermediate number and ∂loss/∂p.
 *
 * @param probabilities on the host, because denormal ones do not survive on a GPU
 * @param t the targets, on the device
 * @see torch 2.14.1, aten/src/ATen/native/Loss.cpp
 */
export function bceSteps(o: Ops, probabilities: ArrayLike<number>, t: Values) {
	const p = o.tensor(probabilities, [probabilities.length]);
	const one = o.tensor([1], [1]);
	const zero = o.tensor([0], [1]);
	const lowest = o.tensor([LOWEST_LOG], [1]);
	const least = o.tensor([LEAST_VARIANCE], [1]);
	const clamped = (log: Values) => o.where(o.less(log, lowest), lowest, log);
	const logP = logOf(o, probabilities);
	const logQ = o.log1p(o.sub(zero, p));
	const fromP = o.mul(t, clamped(logP));
	const fromQ = o.mul(o.sub(t, one), clamped(logQ));
	const variance = o.mul(o.sub(one, p), p);
	return {
		logP,
		logQ,
		loss: o.sub(fromQ, fromP),
		gradient: o.div(o.sub(p, t), o.where(o.less(variance, least), least, variance)),
	};
}

/**
 * `nn.BCEWithLogitsLoss` element by element, with every intermediate number and ∂loss/∂x.
 *
 * @param t the targets
 * @param posWeight P, where one is given: PyTorch multiplies by nothing rather than by 1
 * @see torch 2.14.1, aten/src/ATen/native/Loss.cpp: (1−t)·x − (1+(P−1)·t)·log σ(x), whose gradient it
 * has as σ(x)−t, or (P·t+1−t)·σ(x) − P·t
 */
export function withLogitsSteps(o: Ops, x: Values, t: Values, posWeight?: Values) {
	const one = o.tensor([1], [1]);
	const zero = o.tensor([0], [1]);
	const negative = o.less(x, zero);
	const decay = o.exp(o.where(negative, x, o.sub(zero, x))); // e^−|x|
	const logSigmoid = o.sub(o.where(negative, x, zero), o.log1p(decay));
	const linear = o.mul(o.sub(one, t), x);
	const factor = posWeight ? o.add(o.mul(o.sub(posWeight, one), t), one) : one;
	const sigmoid = o.div(one, o.add(one, o.exp(o.sub(zero, x))));
	const positive = posWeight ? o.mul(posWeight, t) : t;
	const scaled = posWeight ? o.mul(o.sub(o.add(positive, one), t), sigmoid) : sigmoid;
	return {
		decay,
		logSigmoid,
		linear,
		factor,
		sigmoid,
		loss: o.sub(linear, o.mul(factor, logSigmoid)),
		gradient: o.sub(scaled, positive),
	};
}

/** As the divisor of a quotient may be on a GPU at most 2^126, 1 + exp(−x) is taken down by this. */
const DOWN = 2 ** -20;

/**
 * σ(x) times 2^100, so that what is denormal without it survives a GPU; {@link lowered} takes it off.
 * Rounds where 1/(1 + exp(−x)) rounds: to 1 from x ≈ 16.64 on, to 0 where exp(−x) overflows.
 */
export function liftedSigmoid(o: Ops, x: Values): Values {
	const divisor = o.add(o.tensor([1], [1]), o.exp(o.sub(o.tensor([0], [1]), x)));
	return o.div(o.tensor([LIFT * DOWN], [1]), o.mul(divisor, o.tensor([DOWN], [1])));
}

/** Lifted numbers as the float32 that they stand for, denormal ones included. */
export const lowered = (lifted: ArrayLike<number>): Float32Array => Float32Array.from(lifted, (v) => v / LIFT);

/** ∂/∂x of something whose derivative by p = σ(x) is given: g·(1−p)·p, in PyTorch's order. */
export function throughSigmoid(o: Ops, gradient: Values, p: ArrayLike<number>): Values {
	const complement = o.sub(o.tensor([1], [1]), o.tensor(p, [p.length]));
	const lifted = o.tensor(
		Array.from(p, (v) => v * LIFT),
		[p.length],
	);
	return o.mul(o.mul(o.mul(gradient, complement), lifted), o.tensor([1 / LIFT], [1]));
}
