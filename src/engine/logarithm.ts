import type { Tensor } from '@tensorflow/tfjs-core';
import { add } from '@tensorflow/tfjs-core/dist/ops/add';
import { div } from '@tensorflow/tfjs-core/dist/ops/div';
import { equal } from '@tensorflow/tfjs-core/dist/ops/equal';
import { isNaN as isNan } from '@tensorflow/tfjs-core/dist/ops/is_nan';
import { less } from '@tensorflow/tfjs-core/dist/ops/less';
import { log as kernelLog } from '@tensorflow/tfjs-core/dist/ops/log';
import { mul } from '@tensorflow/tfjs-core/dist/ops/mul';
import { sub } from '@tensorflow/tfjs-core/dist/ops/sub';
import { where } from '@tensorflow/tfjs-core/dist/ops/where';
import { both, either, scalar } from './masks.ts';

/** The smallest float32 that is not denormal; below it GPUs flush to 0 and their `log` is not -inf. */
const TINY = 1.1754944e-38;

/** Where the series below is used, in terms of 1 + d; outside, `log` is at least ln 2 in size. */
const [FROM, TO] = [0.5, 2];

/** Terms of the series: with |s| ≤ 1/3 the first one left out is 2e-9 of the sum. */
const TERMS = 8;

/**
 * ln(1 + d) for 1 + d from 0.5 to 2, as 2·artanh(s) with s = d / (2 + d): s + s³/3 + s⁵/5 + …
 *
 * WGSL promises `log` there only to 2⁻²¹ absolutely, which is all of ln(1 + 1e-7) and 1 % of ln(1 + 5e-5).
 */
function nearOne(d: Tensor): Tensor {
	const s = div(d, add(d, scalar(2)));
	const square = mul(s, s);
	let sum: Tensor = scalar(1 / (2 * TERMS - 1));
	for (let term = TERMS - 1; term > 0; term--) sum = add(mul(sum, square), scalar(1 / (2 * term - 1)));
	return mul(mul(s, scalar(2)), sum);
}

const within = (a: Tensor, from: number, to: number): Tensor => both(less(scalar(from), a), less(a, scalar(to)));

/** ln a; -inf at 0, nan below 0 and for nan. */
export function log(a: Tensor, onGpu: boolean): Tensor {
	const zero = onGpu ? less(a, scalar(TINY)) : equal(a, scalar(0));
	const rounded = onGpu ? where(within(a, FROM, TO), nearOne(sub(a, scalar(1))), kernelLog(a)) : kernelLog(a);
	const defined = where(zero, scalar(Number.NEGATIVE_INFINITY), rounded);
	return where(either(less(a, scalar(0)), isNan(a)), scalar(Number.NaN), defined);
}

/** ln(1 + a) for a ≥ -1, also where 1 + a rounds to 1. */
export function log1p(a: Tensor, onGpu: boolean): Tensor {
	return where(within(a, FROM - 1, TO - 1), nearOne(a), log(add(a, scalar(1)), onGpu));
}
