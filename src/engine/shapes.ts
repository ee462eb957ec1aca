/**
 * Shapes are checked before anything is computed: TensorFlow.js' Wasm kernels write outside their
 * tensors when shapes do not fit, and its WebGPU kernels return garbage; neither says so.
 */

const text = (shape: readonly number[]) => `(${shape.join(', ')})`;
const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** @throws Error unless the shapes can be broadcast to one, by NumPy's rule: from the right, equal or 1 */
export function checkBroadcast(op: string, ...shapes: (readonly number[])[]): void {
	const rank = Math.max(...shapes.map((s) => s.length));
	for (let i = 1; i <= rank; i++) {
		const lengths = new Set(shapes.map((s) => s.at(-i) ?? 1).filter((n) => n !== 1));
		if (lengths.size > 1) {
			throw new Error(
				`${op}: expected shapes that are equal or 1 in each dimension, counted from the right, found ${shapes.map(text).join(' and ')}`,
			);
		}
	}
}

/**
 * @throws Error unless (…, m, k) and (…, k, n) can be multiplied: equal inner lengths, and batches that
 * are equal or absent on one side (Wasm writes too far when both sides are broadcast)
 */
export function checkMatMul(
	a: readonly number[],
	b: readonly number[],
	transposeA: boolean,
	transposeB: boolean,
): void {
	const found = `${text(a)}${transposeA ? ' transposed' : ''} and ${text(b)}${transposeB ? ' transposed' : ''}`;
	if (a.length < 2 || b.length < 2) throw new Error(`matMul: expected at least 2 dimensions, found ${found}`);
	const inner = [a.at(transposeA ? -2 : -1), b.at(transposeB ? -1 : -2)];
	if (inner[0] !== inner[1]) {
		throw new Error(`matMul: expected equal inner lengths, found ${inner.join(' and ')} in ${found}`);
	}
	const batches = [a.slice(0, -2), b.slice(0, -2)];
	if (batches.every((s) => sizeOf(s) !== 1) && text(batches[0] ?? []) !== text(batches[1] ?? [])) {
		throw new Error(`matMul: expected equal batches, or one side without, found ${found}`);
	}
}

/** @throws Error unless `perm` names each of the shape's dimensions once */
export function checkPermutation(shape: readonly number[], perm: readonly number[]): void {
	if (perm.length !== shape.length || !shape.every((_, i) => perm.includes(i))) {
		throw new Error(
			`transpose: expected each of the dimensions ${[...shape.keys()].join(', ') || 'of a scalar'} once, found ${text(perm)}`,
		);
	}
}

/** @throws Error unless `count` values fill the shape, whose lengths are whole numbers ≥ 0 */
export function checkSize(op: string, count: number, shape: readonly number[]): void {
	if (!shape.every((n) => Number.isInteger(n) && n >= 0) || sizeOf(shape) !== count) {
		throw new Error(`${op}: expected a shape for ${count} values, found ${text(shape)}, which holds ${sizeOf(shape)}`);
	}
}
