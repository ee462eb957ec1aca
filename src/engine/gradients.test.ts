import { describe, expect, it } from 'vitest';
import { differentiable, gradientsOf } from './gradients.ts';
import { liveTensors, openDevice } from './index.ts';

const engine = await openDevice({ backend: 'cpu', adapter: '' });

describe('values kept on the device', () => {
	it('outlive runs that read them, and go when they are disposed of', async () => {
		const before = liveTensors();
		const held = await engine.keep((o) => ({ a: o.tensor([1, 2], [2]) }));
		for (const factor of [2, 3]) {
			const { a, product } = await engine.run((o) => ({
				a: held.values.a,
				product: o.mul(held.values.a, o.tensor([factor], [1])),
			}));
			expect([...a, ...product]).toEqual([1, 2, factor, 2 * factor]);
		}
		expect(liveTensors()).toBe(before + 1);
		held.dispose();
		expect(liveTensors()).toBe(before);
	});

	it('may be kept again by another owner', async () => {
		const first = await engine.keep((o) => ({ a: o.tensor([7], [1]) }));
		const second = await engine.keep(() => ({ a: first.values.a }));
		first.dispose();
		expect([...(await engine.run(() => ({ a: second.values.a }))).a]).toEqual([7]);
		second.dispose();
	});
});

describe('gradients', () => {
	it('of x·w + b, squared by hand and added up, are those of calculus', async () => {
		const before = liveTensors();
		const result = await engine.run((o) => {
			const x = o.tensor([1, 2, 3, 4], [2, 2]);
			const { value, gradients } = gradientsOf(
				([w, b]) =>
					differentiable(o.add(o.matMul(x, w as never), b as never), (input) => ({
						value: o.sum(o.mul(input, input)),
						saved: [input],
						back: (upstream, [kept]) => o.mul(o.mul(kept as never, o.tensor([2], [1])), upstream),
					})),
				[o.tensor([1, 0.5], [2, 1]), o.tensor([-1], [1, 1])],
			);
			return { value, w: gradients[0] as never, b: gradients[1] as never };
		});
		// x·w + b = (1, 4); Σ² = 17; ∂w = 2 xᵀ(1, 4); ∂b = 2 (1 + 4)
		expect([...result.value]).toEqual([17]);
		expect([...result.w]).toEqual([26, 36]);
		expect([...result.b]).toEqual([10]);
		expect(liveTensors()).toBe(before);
	});

	it('of what has no derivative are refused', async () => {
		await expect(
			engine.run((o) => {
				const { value } = gradientsOf(([w]) => o.sum(o.exp(w as never)), [o.tensor([1], [1])]);
				return { value };
			}),
		).rejects.toThrow(/gradient function not found/);
	});
});
