import type { Engine } from '../../engine/index.ts';
import type { ImageShape } from '../networks/run.ts';

/** What a BatchNorm2d stores, one number of each a channel. */
export interface BatchNormState {
	readonly weight: ArrayLike<number>;
	readonly bias: ArrayLike<number>;
	readonly running_mean: ArrayLike<number>;
	readonly running_var: ArrayLike<number>;
	readonly num_batches_tracked: number;
}

/** The buffers after a step, which train mode changes and `load_state_dict` has to bring back. */
export type BatchNormBuffers = Pick<BatchNormState, 'running_mean' | 'running_var' | 'num_batches_tracked'>;

/**
 * One forward pass of `nn.BatchNorm2d` in train mode: normalised by the batch's own mean and biased
 * variance, while the running ones move towards its mean and unbiased variance.
 *
 * @param x of shape (N, C, H, W)
 * @param momentum share of the new in the running ones; null averages over all batches, as PyTorch's None
 * @returns what comes out, of the same shape, and the new buffers
 * @throws Error with PyTorch's text for a single number a channel
 */
export async function batchNormTrain(
	engine: Engine,
	x: Float32Array,
	shape: ImageShape,
	state: BatchNormState,
	{ eps = 1e-5, momentum = 0.1 }: { eps?: number; momentum?: number | null } = {},
): Promise<BatchNormBuffers & { output: Float32Array }> {
	const [n, c, h, w] = shape;
	const count = n * h * w;
	if (count <= 1)
		throw new Error(
			`ValueError: Expected more than 1 value per channel when training, got input size torch.Size([${shape.join(', ')}])`,
		);
	const { output, mean, variance } = await engine.run((o) => {
		// a row a channel
		const rows = o.reshape(o.transpose(o.tensor(x, [n, c, h * w]), [1, 0, 2]), [c, count]);
		const share = o.tensor([1 / count], [1]);
		const average = o.mul(o.sumLast(rows), share);
		const centred = o.sub(rows, average);
		const spread = o.mul(o.sumLast(o.mul(centred, centred)), share);
		// 1 / √(v + eps) as e to the −½ log, for the engine has no root
		const scale = o.exp(o.mul(o.log(o.add(spread, o.tensor([eps], [1]))), o.tensor([-0.5], [1])));
		const factor = o.mul(scale, o.tensor(state.weight, [c, 1]));
		const normal = o.add(o.mul(centred, factor), o.tensor(state.bias, [c, 1]));
		return {
			output: o.transpose(o.reshape(normal, [c, n, h * w]), [1, 0, 2]),
			mean: average,
			variance: spread,
		};
	});
	const tracked = state.num_batches_tracked + 1;
	const share = momentum ?? 1 / tracked;
	const moved = (old: ArrayLike<number>, now: Float32Array, factor: number) =>
		Float32Array.from(now, (v, i) => (1 - share) * (old[i] ?? 0) + share * v * factor);
	return {
		output,
		running_mean: moved(state.running_mean, mean, 1),
		running_var: moved(state.running_var, variance, count / (count - 1)),
		num_batches_tracked: tracked,
	};
}
