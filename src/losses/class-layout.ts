import { countOf } from './tensor-data.ts';

/** How an input over classes is cut into rows: one position (a sample, a pixel, a token) a row. */
export interface ClassLayout {
	classes: number;
	rows: number;
	/** Shape of the positions: () for (C), (N) for (N,C), (N,d1…dK) for (N,C,d1…dK) */
	positions: readonly number[];
}

/** The layout of an input of shape (C), (N,C) or (N,C,d1…dK). */
export function classLayout(shape: readonly number[]): ClassLayout {
	if (shape.length === 1) return { classes: shape[0] ?? 0, rows: 1, positions: [] };
	const [batch = 0, classes = 0, ...rest] = shape;
	return { classes, rows: batch * countOf(rest), positions: [batch, ...rest] };
}

/** Copies with the class axis moved last: shape (rows, classes). */
export function classesLast(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
	return permuted(data, shape, false);
}

/** The way back from {@link classesLast}. */
export function classesBack(data: ArrayLike<number>, shape: readonly number[]): Float32Array {
	return permuted(data, shape, true);
}

function permuted(data: ArrayLike<number>, shape: readonly number[], back: boolean): Float32Array {
	const { classes } = classLayout(shape);
	const inner = countOf(shape.slice(2));
	if (inner === 1) return Float32Array.from(data);
	const batch = shape[0] ?? 0;
	const out = new Float32Array(data.length);
	for (let n = 0; n < batch; n++) {
		for (let c = 0; c < classes; c++) {
			for (let i = 0; i < inner; i++) {
				const first = (n * classes + c) * inner + i;
				const last = (n * inner + i) * classes + c;
				if (back) out[first] = data[last] ?? 0;
				else out[last] = data[first] ?? 0;
			}
		}
	}
	return out;
}
