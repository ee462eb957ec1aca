import type { Engine, Ops, Values } from '../engine/index.ts';
import { logSoftmaxSteps } from './cross-entropy-steps.ts';

/** Minus a row's logarithm at the target, shape (N,1), by one of the two ways below. */
async function rowLosses(
	engine: Engine,
	rows: readonly (readonly number[])[],
	target: number,
	logSoftmax: (o: Ops, z: Values) => Values,
): Promise<number[]> {
	const classes = rows[0]?.length ?? 0;
	const { loss } = await engine.run((o) => {
		const zero = o.tensor([0], [1, 1]);
		const mask = o.tensor(
			Array.from({ length: classes }, (_, c) => (c === target ? 1 : 0)),
			[1, classes],
		);
		const logs = logSoftmax(o, o.tensor(rows.flat(), [rows.length, classes]));
		return { loss: o.sumLast(o.where(mask, o.sub(zero, logs), zero)) };
	});
	return [...loss];
}

/**
 * −log(exp(z_y) / Σ exp(z)) of many rows, written down naively and computed in float32: inf and nan
 * where exp overflows or underflows.
 *
 * @param rows logits, shape (N, C)
 * @param target class index in 0…C−1, the same for all rows
 * @returns shape (N)
 */
export const naiveLosses = (engine: Engine, rows: readonly (readonly number[])[], target: number): Promise<number[]> =>
	rowLosses(engine, rows, target, (o, z) => {
		const exponentials = o.exp(z);
		return o.log(o.div(exponentials, o.sumLast(exponentials)));
	});

/**
 * `nn.CrossEntropyLoss(reduction="none")` of many rows with one target and nothing to check: what a curve is drawn of.
 *
 * @param rows logits, shape (N, C)
 * @param target class index in 0…C−1, the same for all rows
 * @returns shape (N)
 */
export const stableLosses = (engine: Engine, rows: readonly (readonly number[])[], target: number): Promise<number[]> =>
	rowLosses(engine, rows, target, (o, z) => logSoftmaxSteps(o, z).logSoftmax);
