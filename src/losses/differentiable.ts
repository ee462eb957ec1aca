import { differentiable } from '../engine/gradients.ts';
import type { Ops, Values } from '../engine/index.ts';

/** `relu` for training; its derivative is 0 at 0, as PyTorch has it. */
export function relu(o: Ops, x: Values): Values {
	return differentiable(x, (input) => ({
		value: o.relu(input),
		saved: [input],
		back: (upstream, [kept]) => {
			const zero = o.tensor([0], [1, 1]);
			return o.where(o.less(zero, kept as Values), upstream, zero);
		},
	}));
}

/**
 * log softmax along the last axis, by fewer calls to the device than with every step of it; a training
 * makes some thousand of them a second.
 */
function logSoftmax(o: Ops, z: Values): Values {
	const shifted = o.sub(z, o.maxLast(z));
	return o.sub(shifted, o.log(o.sumLast(o.exp(shifted))));
}

/** `softmax(dim=1)` for training, shape (N,C). */
export function softmax(o: Ops, z: Values): Values {
	return differentiable(z, (input) => {
		const p = o.exp(logSoftmax(o, input));
		return {
			value: p,
			saved: [p],
			back: (upstream, [kept]) => {
				const q = kept as Values;
				return o.mul(q, o.sub(upstream, o.sumLast(o.mul(upstream, q))));
			},
		};
	});
}

/**
 * `nn.CrossEntropyLoss` with its default reduction for training, shape ().
 *
 * @param logits shape (N,C)
 * @param oneHot the targets, 1 at the class and 0 elsewhere, shape (N,C)
 */
export function meanCrossEntropy(o: Ops, logits: Values, oneHot: Values): Values {
	const share = 1 / (logits.shape[0] ?? 1);
	return differentiable(logits, (input) => {
		const logp = logSoftmax(o, input);
		const zero = o.tensor([0], [1, 1]);
		return {
			value: o.mul(o.sum(o.where(oneHot, logp, zero)), o.tensor([-share], [])),
			saved: [o.exp(logp), oneHot],
			back: (upstream, saved) => {
				const [kept, target] = saved as [Values, Values];
				return o.mul(o.sub(kept, target), o.mul(upstream, o.tensor([share], [])));
			},
		};
	});
}
