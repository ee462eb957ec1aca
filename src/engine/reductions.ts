import type { Tensor } from '@tensorflow/tfjs-core';
import { cast } from '@tensorflow/tfjs-core/dist/ops/cast';
import { isNaN as isNan } from '@tensorflow/tfjs-core/dist/ops/is_nan';
import { less } from '@tensorflow/tfjs-core/dist/ops/less';
import { max } from '@tensorflow/tfjs-core/dist/ops/max';
import { mul } from '@tensorflow/tfjs-core/dist/ops/mul';
import { pad } from '@tensorflow/tfjs-core/dist/ops/pad';
import { reshape } from '@tensorflow/tfjs-core/dist/ops/reshape';
import { sum } from '@tensorflow/tfjs-core/dist/ops/sum';
import { where } from '@tensorflow/tfjs-core/dist/ops/where';
import type { Backend } from './device.ts';
import { scalar } from './masks.ts';

/** TensorFlow.js' WebGL maximum starts from -1e20, so nothing in a row below that is seen. */
const WEBGL_LOWEST = -1e20;
/** Brings every float32 below -1e20 above it; a power of two, so that nothing is rounded. */
const SCALE = 2 ** -66;

function largest(a: Tensor, backend: Backend): Tensor {
	const found = max(a, -1, true);
	if (backend !== 'webgl') return found;
	const scaled = mul(max(mul(a, scalar(SCALE)), -1, true), scalar(1 / SCALE));
	return where(less(scalar(WEBGL_LOWEST), found), found, scaled);
}

/** Largest value along the last axis, which stays with length 1; nan if any is nan. */
export function maxLast(a: Tensor, backend: Backend): Tensor {
	const poisoned = max(cast(isNan(a), 'float32'), -1, true);
	return where(less(scalar(0), poisoned), scalar(Number.NaN), largest(a, backend));
}

/** WebGPU adds up a row in at most 512 threads, each its share one by one; 1e6 values end 3.5e-6 off. */
const LONGEST_ROW = 4096;
const WIDTH = 1024;

/** Sum along the last axis, which stays with length 1. */
export function sumLast(a: Tensor, backend: Backend): Tensor {
	const length = a.shape.at(-1) ?? 1;
	if (backend !== 'webgpu' || length <= LONGEST_ROW) return sum(a, -1, true);
	const lead = a.shape.slice(0, -1);
	const rows = Math.ceil(length / WIDTH);
	const flat = reshape(a, [-1, length]);
	const padded = pad(flat, [
		[0, 0],
		[0, rows * WIDTH - length],
	]);
	const parts = reshape(sum(reshape(padded, [-1, WIDTH]), -1), [...lead, rows]);
	return sumLast(parts, backend);
}

/** Sum of all values, shape (). */
export const sumAll = (a: Tensor, backend: Backend): Tensor => reshape(sumLast(reshape(a, [-1]), backend), []);
