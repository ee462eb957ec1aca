import type { Engine } from '../../engine/index.ts';

/**
 * A gradient carried back through a softmax: p ⊙ (g − Σ g·p).
 *
 * @param softmax p, shape (C)
 * @param gradient g = ∂loss/∂p, shape (C)
 * @returns ∂loss/∂z, shape (C)
 */
export async function throughSoftmax(
	engine: Engine,
	softmax: readonly number[],
	gradient: readonly number[],
): Promise<number[]> {
	const shape = [1, softmax.length];
	const { back } = await engine.run((o) => {
		const p = o.tensor(softmax, shape);
		const g = o.tensor(gradient, shape);
		return { back: o.mul(p, o.sub(g, o.sumLast(o.mul(g, p)))) };
	});
	return [...back];
}
