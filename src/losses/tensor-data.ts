/** PyTorch's names of the element types that a loss may be given. */
export type Dtype = 'float32' | 'float64' | 'int64' | 'int32' | 'int16' | 'uint8' | 'bool';

/** Numbers with a shape, in row-major order, not yet on a device. */
export interface TensorData {
	dtype: Dtype;
	shape: readonly number[];
	data: ArrayLike<number>;
}

/** How PyTorch calls an element type in its messages. */
export const SCALAR_TYPE: Record<Dtype, string> = {
	float32: 'Float',
	float64: 'Double',
	int64: 'Long',
	int32: 'Int',
	int16: 'Short',
	uint8: 'Byte',
	bool: 'Bool',
};

/** Number of elements of a shape. */
export const countOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export const isFloating = ({ dtype }: Pick<TensorData, 'dtype'>): boolean => dtype === 'float32' || dtype === 'float64';

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
	a.length === b.length && a.every((n, i) => n === b[i]);

/** A shape as PyTorch prints it in most messages: `[2, 3]`. */
export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** What a loss gives back. */
export interface LossResult {
	/** () after `mean` and `sum`; the target's positions after `none` */
	shape: readonly number[];
	loss: Float32Array;
	/** ∂(Σ loss · upstream)/∂input, in the input's shape */
	gradient: Float32Array;
}
