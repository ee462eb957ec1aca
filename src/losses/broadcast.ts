import { countOf, sameShape, shapeText, type TensorData } from './tensor-data.ts';
import { TorchError } from './torch-error.ts';

/** Both shapes with ones before the shorter. */
function aligned(a: readonly number[], b: readonly number[]): [number[], number[]] {
	const rank = Math.max(a.length, b.length);
	const filled = (s: readonly number[]) => [...Array.from({ length: rank - s.length }, () => 1), ...s];
	return [filled(a), filled(b)];
}

/**
 * The shape that two tensors have together: counted from the right, lengths are equal or one of them is 1.
 *
 * @throws TorchError with PyTorch's text for `a · b` where they are neither
 */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
	const [left, right] = aligned(a, b);
	for (let axis = left.length - 1; axis >= 0; axis--) {
		const [m = 1, n = 1] = [left[axis], right[axis]];
		if (m !== n && m !== 1 && n !== 1) {
			throw new TorchError(
				'RuntimeError',
				`The size of tensor a (${m}) must match the size of tensor b (${n}) at non-singleton dimension ${axis}`,
			);
		}
	}
	return left.map((m, axis) => (m === 1 ? (right[axis] ?? 1) : m));
}

/**
 * Checks that a result fits where it is to be written, as every operation that changes a tensor in place needs it.
 *
 * @throws TorchError with PyTorch's text
 */
export function checkFits(output: readonly number[], broadcast: readonly number[]): void {
	if (sameShape(output, broadcast)) return;
	throw new TorchError(
		'RuntimeError',
		`output with shape ${shapeText(output)} doesn't match the broadcast shape ${shapeText(broadcast)}`,
	);
}

/** A tensor repeated along the axes where it has length 1 or none; its shape must have passed the checks above. */
export function expanded({ data, shape }: TensorData, to: readonly number[]): Float32Array {
	const [own] = aligned(shape, to);
	return Float32Array.from({ length: countOf(to) }, (_, flat) => {
		let [rest, index, stride] = [flat, 0, 1];
		for (let axis = to.length - 1; axis >= 0; axis--) {
			const [length = 1, mine = 1] = [to[axis], own[axis]];
			if (mine > 1) index += (rest % length) * stride;
			stride *= mine;
			rest = Math.floor(rest / length);
		}
		return data[index] ?? Number.NaN;
	});
}
