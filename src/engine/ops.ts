import type { Tensor } from '@tensorflow/tfjs-core';
import { cast } from '@tensorflow/tfjs-core/dist/ops/cast';
import { div } from '@tensorflow/tfjs-core/dist/ops/div';
import { equal } from '@tensorflow/tfjs-core/dist/ops/equal';
import { exp } from '@tensorflow/tfjs-core/dist/ops/exp';
import { isNaN as isNan } from '@tensorflow/tfjs-core/dist/ops/is_nan';
import { less } from '@tensorflow/tfjs-core/dist/ops/less';
import { log } from '@tensorflow/tfjs-core/dist/ops/log';
import { logicalOr } from '@tensorflow/tfjs-core/dist/ops/logical_or';
import { max } from '@tensorflow/tfjs-core/dist/ops/max';
import { mul } from '@tensorflow/tfjs-core/dist/ops/mul';
import { sub } from '@tensorflow/tfjs-core/dist/ops/sub';
import { sum } from '@tensorflow/tfjs-core/dist/ops/sum';
import { tensor } from '@tensorflow/tfjs-core/dist/ops/tensor';
import { where } from '@tensorflow/tfjs-core/dist/ops/where';

/** A float32 array on the device; lives until the run that made it ends. */
export type Values = Tensor;

/** The smallest float32 that is not denormal; below it GPUs flush to 0 and their `log` is not -inf. */
const TINY = 1.1754944e-38;

const scalar = (value: number): Values => tensor([value], [1], 'float32');

function either(...conditions: Tensor[]): Tensor {
	return conditions.reduce((a, b) => logicalOr(a, b));
}

const infinite = (a: Tensor): Tensor =>
	either(equal(a, scalar(Number.POSITIVE_INFINITY)), equal(a, scalar(Number.NEGATIVE_INFINITY)));

const both = (a: Tensor, b: Tensor): Tensor => cast(mul(cast(a, 'float32'), cast(b, 'float32')), 'bool');

/**
 * Arithmetic in float32 as IEEE 754 has it, on every backend. TensorFlow.js' own kernels leave it in
 * places (exp(nan) = inf and log(0) = -88 on WebGPU, 0/0 = 1 on WebGL); these do not.
 */
export const ops = {
	/** Puts numbers onto the device; `values` are rounded to float32. */
	tensor: (values: ArrayLike<number>, shape: number[]): Values => tensor(Float32Array.from(values), shape, 'float32'),
	sub: (a: Values, b: Values): Values => sub(a, b),
	mul: (a: Values, b: Values): Values => mul(a, b),
	/** a / b, nan where both are 0 or both infinite. */
	div(a: Values, b: Values): Values {
		const zero = scalar(0);
		const undefinedThere = either(
			// a nan is equal to nothing, so what is nan anyway stays nan by the division itself
			both(equal(a, zero), equal(b, zero)),
			both(infinite(a), infinite(b)),
		);
		return where(either(undefinedThere, isNan(a), isNan(b)), scalar(Number.NaN), div(a, b));
	},
	/** e^a; nan stays nan. */
	exp: (a: Values): Values => where(isNan(a), a, exp(a)),
	/** ln a; -inf at 0 (and at denormals, which GPUs flush to 0), nan below 0 and for nan. */
	log(a: Values): Values {
		const defined = where(less(a, scalar(TINY)), scalar(Number.NEGATIVE_INFINITY), log(a));
		return where(either(less(a, scalar(0)), isNan(a)), scalar(Number.NaN), defined);
	},
	/** Largest value along the last axis, which stays with length 1; nan if any is nan. */
	maxLast(a: Values): Values {
		const poisoned = max(cast(isNan(a), 'float32'), -1, true);
		return where(less(scalar(0), poisoned), scalar(Number.NaN), max(a, -1, true));
	},
	/** Sum along the last axis, which stays with length 1. */
	sumLast: (a: Values): Values => sum(a, -1, true),
	/** `a` where the mask (1 or 0) is 1, else `b`; the values not taken cannot poison the result. */
	where: (mask: Values, a: Values, b: Values): Values => where(less(scalar(0.5), mask), a, b),
};

export type Ops = typeof ops;
