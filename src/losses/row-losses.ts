import type { Engine } from '../engine/index.ts';

/**
 * −log(exp(z_y) / Σ exp(z)) of many rows, written down naively and computed in float32: inf and nan
 * where exp overflows or underflows.
 *
 * @param rows logits, shape (N, C)
 * @param target class index in 0…C−1, the same for all rows
 * @returns shape (N)
 */
export async function naiveLosses(
	engine: Engine,
	rows: readonly (readonly number[])[],
	target: number,
): Promise<number[]> {
	const classes = rows[0]?.length ?? 0;
	const { loss } = await engine.run((o) => {
		const exponentials = o.exp(o.tensor(rows.flat(), [rows.length, classes]));
		const softmax = o.div(exponentials, o.sumLast(exponentials));
		const zero = o.tensor([0], [1, 1]);
		const mask = o.tensor(
			Array.from({ length: classes }, (_, c) => (c === target ? 1 : 0)),
			[1, classes],
		);
		return { loss: o.sumLast(o.where(mask, o.sub(zero, o.log(softmax)), zero)) };
	});
	return [...loss];
}
