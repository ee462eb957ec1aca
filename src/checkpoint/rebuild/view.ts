import { bitsOf, type DType } from '../dtypes.ts';
import type { ProblemCode } from '../problems.ts';

/** Elements of a shape. */
export function numelOf(shape: readonly number[]): number {
	return shape.reduce((n, d) => n * d, 1);
}

/** Strides of a tensor stored row by row, as torch gives them: an empty dimension counts as one. */
export function rowStrides(shape: readonly number[]): number[] {
	const strides = new Array<number>(shape.length);
	let step = 1;
	for (let d = shape.length - 1; d >= 0; d--) {
		strides[d] = step;
		step *= Math.max(1, shape[d] as number);
	}
	return strides;
}

/** Whether the elements lie in the storage row by row without gaps; dimensions of size one may have any stride. */
export function isContiguous(shape: readonly number[], stride: readonly number[]): boolean {
	let step = 1;
	for (let d = shape.length - 1; d >= 0; d--) {
		if (shape[d] === 0) return true;
		if (shape[d] !== 1 && stride[d] !== step) return false;
		step *= shape[d] as number;
	}
	return true;
}

/** Elements of storage that the view spans from its first one, 0 for an empty tensor. */
export function spanOf(shape: readonly number[], stride: readonly number[]): number {
	let last = 0;
	for (let d = 0; d < shape.length; d++) {
		if (shape[d] === 0) return 0;
		last += ((shape[d] as number) - 1) * (stride[d] as number);
	}
	return last + 1;
}

interface View {
	readonly dtype: DType;
	readonly shape: readonly number[];
	readonly stride: readonly number[];
	readonly offset: number;
}

/** Bytes of storage that a view needs from the storage's start. */
export function bytesNeeded({ dtype, shape, stride, offset }: View): number {
	const span = spanOf(shape, stride);
	return span === 0 ? 0 : Math.ceil(((offset + span) * bitsOf(dtype)) / 8);
}

/** Why a view of `bytes` bytes of storage cannot be; undefined when it can. */
export function viewProblem(view: View, bytes: number): ProblemCode | undefined {
	if (view.shape.length !== view.stride.length) return 'view-rank';
	if (view.offset < 0 || view.shape.some((n) => n < 0) || view.stride.some((n) => n < 0)) return 'view-negative';
	return bytesNeeded(view) > bytes ? 'view-outside' : undefined;
}
