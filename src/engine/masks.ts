import type { Tensor } from '@tensorflow/tfjs-core';
import { cast } from '@tensorflow/tfjs-core/dist/ops/cast';
import { equal } from '@tensorflow/tfjs-core/dist/ops/equal';
import { logicalOr } from '@tensorflow/tfjs-core/dist/ops/logical_or';
import { mul } from '@tensorflow/tfjs-core/dist/ops/mul';
import { tensor } from '@tensorflow/tfjs-core/dist/ops/tensor';

/** One value that broadcasts to any shape of at least one dimension. */
export const scalar = (value: number): Tensor => tensor([value], [1], 'float32');

export function either(...conditions: Tensor[]): Tensor {
	return conditions.reduce((a, b) => logicalOr(a, b));
}

export const both = (a: Tensor, b: Tensor): Tensor => cast(mul(cast(a, 'float32'), cast(b, 'float32')), 'bool');

export const infinite = (a: Tensor): Tensor =>
	either(equal(a, scalar(Number.POSITIVE_INFINITY)), equal(a, scalar(Number.NEGATIVE_INFINITY)));
