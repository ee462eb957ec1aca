import type { Tensor } from '@tensorflow/tfjs-core';
import { add } from '@tensorflow/tfjs-core/dist/ops/add';
import { cast } from '@tensorflow/tfjs-core/dist/ops/cast';
import { div } from '@tensorflow/tfjs-core/dist/ops/div';
import { equal } from '@tensorflow/tfjs-core/dist/ops/equal';
import { exp } from '@tensorflow/tfjs-core/dist/ops/exp';
import { isNaN as isNan } from '@tensorflow/tfjs-core/dist/ops/is_nan';
import { less } from '@tensorflow/tfjs-core/dist/ops/less';
import { matMul } from '@tensorflow/tfjs-core/dist/ops/mat_mul';
import { mul } from '@tensorflow/tfjs-core/dist/ops/mul';
import { reshape } from '@tensorflow/tfjs-core/dist/ops/reshape';
import { sub } from '@tensorflow/tfjs-core/dist/ops/sub';
import { tensor } from '@tensorflow/tfjs-core/dist/ops/tensor';
import { transpose } from '@tensorflow/tfjs-core/dist/ops/transpose';
import { where } from '@tensorflow/tfjs-core/dist/ops/where';
import type { Backend } from './device.ts';
import { type CrossEntropyRows, fusedOf } from './fused/op.ts';
import { log, log1p } from './logarithm.ts';
import { both, either, infinite, scalar } from './masks.ts';
import { maxLast, sumAll, sumLast } from './reductions.ts';
import { checkBroadcast, checkMatMul, checkPermutation, checkSize } from './shapes.ts';

/** A float32 array on the device; lives until the run that made it ends. */
export type Values = Tensor;

/**
 * Arithmetic in float32 as IEEE 754 has it, on every backend. TensorFlow.js' own kernels leave it in
 * places (exp(nan) = inf and log(0) = -88 on WebGPU, 0/0 = 1 on WebGL); these do not. The regression
 * tests are in e2e/harness/questions.ts.
 */
const opsFor = (backend: Backend, onGpu: boolean) => ({
	/** Puts numbers onto the device; `values` are rounded to float32. */
	tensor(values: ArrayLike<number>, shape: number[]): Values {
		checkSize('tensor', values.length, shape);
		return tensor(new Float32Array(values), shape, 'float32');
	},
	add(a: Values, b: Values): Values {
		checkBroadcast('add', a.shape, b.shape);
		return add(a, b);
	},
	sub(a: Values, b: Values): Values {
		checkBroadcast('sub', a.shape, b.shape);
		return sub(a, b);
	},
	mul(a: Values, b: Values): Values {
		checkBroadcast('mul', a.shape, b.shape);
		return mul(a, b);
	},
	/** a / b, nan where both are 0 or both infinite. */
	div(a: Values, b: Values): Values {
		checkBroadcast('div', a.shape, b.shape);
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
	/** ln a; -inf at 0, nan below 0 and for nan. */
	log: (a: Values): Values => log(a, onGpu),
	/** ln(1 + a) for a ≥ -1, exact where 1 + a rounds to 1. */
	log1p: (a: Values): Values => log1p(a, onGpu),
	/** Largest value along the last axis, which stays with length 1; nan if any is nan. */
	maxLast: (a: Values): Values => maxLast(a, backend),
	/** Sum along the last axis, which stays with length 1. */
	sumLast: (a: Values): Values => sumLast(a, backend),
	/** Sum of all values, shape (). */
	sum: (a: Values): Values => sumAll(a, backend),
	/** 1 where a and b are equal, else 0. */
	equal(a: Values, b: Values): Values {
		checkBroadcast('equal', a.shape, b.shape);
		return cast(equal(a, b), 'float32');
	},
	/** 1 where a < b, else 0; 0 where either is nan. */
	less(a: Values, b: Values): Values {
		checkBroadcast('less', a.shape, b.shape);
		return cast(less(a, b), 'float32');
	},
	/** `a` where the mask (1 or 0) is 1, else `b`; the values not taken cannot poison the result. */
	where(mask: Values, a: Values, b: Values): Values {
		checkBroadcast('where', mask.shape, a.shape, b.shape);
		return where(less(scalar(0.5), mask), a, b);
	},
	/** max(a, 0); nan stays nan. TensorFlow.js' own has nan for -inf on WebGL. */
	relu: (a: Values): Values => where(less(a, scalar(0)), scalar(0), a),
	/** (…, m, k) · (…, k, n) = (…, m, n); the last two dimensions of either are exchanged first where asked. */
	matMul(a: Values, b: Values, transposeA = false, transposeB = false): Values {
		checkMatMul(a.shape, b.shape, transposeA, transposeB);
		return matMul(a, b, transposeA, transposeB);
	},
	/** The dimensions in the order of `perm`; reversed without one. */
	transpose(a: Values, perm?: number[]): Values {
		if (perm) checkPermutation(a.shape, perm);
		return transpose(a, perm);
	},
	/** The same values in another shape of the same size. */
	reshape(a: Values, shape: number[]): Values {
		checkSize('reshape', a.size, shape);
		return reshape(a, shape);
	},
});

/** The arithmetic, and whole steps in one kernel where the backend has one. */
export type Ops = ReturnType<typeof opsFor> & Partial<CrossEntropyRows>;

/** The arithmetic of a backend. */
export const opsOf = (backend: Backend): Ops => ({
	...opsFor(backend, backend === 'webgpu' || backend === 'webgl'),
	...fusedOf(backend),
});
