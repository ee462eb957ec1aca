import type { Ops, Values } from '../engine/index.ts';
import type { Reduction } from './reduction.ts';

/** What a loss over class indices asks of each row, and of their sum. */
export interface RowPlan {
	/** Target (-1 where the row is ignored), weight and slope of each row, shape (M,3) */
	rows: Float32Array;
	/** What the sum of the rows' losses is divided by; 0 if all are ignored, which makes `mean` nan */
	divisor: number;
}

/**
 * The weights that PyTorch gives the rows (E1): the target's class weight in the loss; the same over the
 * divisor, times what comes from above, in the gradient.
 *
 * @param indices a class index a row, -1 where it is ignored
 * @param weight a weight a class
 * @param upstream ∂/∂loss: one number a row for `none`, else one
 */
export function rowPlan(
	indices: Float32Array,
	weight: ArrayLike<number> | undefined,
	reduction: Reduction,
	upstream: ArrayLike<number>,
): RowPlan {
	const weights = indices.map((i) => (i < 0 ? 0 : (weight?.[i] ?? 1)));
	// PyTorch's is float32: infinite where the weights are too large together
	const divisor = reduction === 'mean' ? Math.fround(weights.reduce((a, b) => a + b, 0)) : 1;
	const rows = new Float32Array(indices.length * 3);
	for (const [n, target] of indices.entries()) {
		const w = weights[n] ?? 0;
		const above = upstream[reduction === 'none' ? n : 0] ?? 1;
		rows.set([target, w, target < 0 ? 0 : (w * above) / divisor], 3 * n);
	}
	return { rows, divisor };
}

/**
 * The loss over rows in the engine's kernel for them: `none` gives a loss a row, `mean` and `sum` the sum,
 * which is still to be divided by the plan's divisor.
 *
 * @param x logits, shape (M,C)
 * @param rows a plan's rows on the device, shape (M,3)
 * @returns undefined where the backend has no such kernel
 */
export function reducedRows(o: Ops, x: Values, rows: Values, reduction: Reduction, backward: boolean) {
	if (!o.crossEntropyRows || !o.crossEntropyRowsAndGradient) return undefined;
	const { losses, gradient } = backward
		? o.crossEntropyRowsAndGradient(x, rows)
		: { losses: o.crossEntropyRows(x, rows), gradient: undefined };
	return { loss: reduction === 'none' ? losses : o.sum(losses), gradient };
}
