import { defaultDevice, init, type Array as Jax, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
import { type Contestant, fastest, type Ready } from '../contest.ts';
import type { LossAnswer, LossTask } from './task.ts';

/** Ways to write the sum of the losses of logits (M,C) whose target is where the mask (M,C) is true. */
const WAYS = {
	logSoftmax: (z: Jax, mask: Jax): Jax => np.where(mask, nn.logSoftmax(z, 1), 0).sum().mul(-1),
	logsumexp: (z: Jax, mask: Jax): Jax =>
		nn
			.logsumexp(z.ref, 1)
			.sum()
			.sub(np.where(mask, z, 0).sum()),
};
type JaxWay = keyof typeof WAYS;

async function prepareWay(task: LossTask, way: JaxWay): Promise<Ready<LossAnswer>> {
	const { backend, logits, targets, rows, classes, backward } = task;
	const device = backend as 'webgpu' | 'wasm';
	if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`);
	defaultDevice(device);
	const x = await np.array(logits, { shape: [rows, classes], dtype: np.float32, device }).blockUntilReady();
	const t = await np.array(targets, { shape: [rows, 1], dtype: np.int32, device }).blockUntilReady();
	const each = WAYS[way];
	const loss = (z: Jax, y: Jax): Jax => each(z, np.equal(np.arange(classes), y)).mul(1 / rows);
	const forward = jit(loss);
	const both = jit(valueAndGrad(loss));
	const once = (): [Jax, Jax | undefined] => {
		defaultDevice(device);
		return backward ? (both(x.ref, t.ref) as [Jax, Jax]) : [forward(x.ref, t.ref), undefined];
	};
	const number = async (value: Jax) => Number((await value.data())[0]);
	return {
		async run() {
			const [value, gradient] = once();
			await gradient?.blockUntilReady();
			await number(value);
			gradient?.dispose();
		},
		async result() {
			const [value, gradient] = once();
			return {
				loss: await number(value),
				...(gradient ? { gradient: (await gradient.data()) as Float32Array } : {}),
			};
		},
		dispose() {
			x.dispose();
			t.dispose();
		},
	};
}

/** jax-js under `jit`; the target is found by comparison, because its `nn.oneHot` builds a (C,C) matrix. */
export const jax: Contestant<LossTask, LossAnswer> = {
	name: 'jax-js',
	prepare: (task, right) =>
		fastest(
			Object.fromEntries((Object.keys(WAYS) as JaxWay[]).map((way) => [way, () => prepareWay(task, way)])),
			right,
		),
};
