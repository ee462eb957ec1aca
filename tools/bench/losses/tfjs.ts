import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Contestant } from '../contest.ts';
import type { LossAnswer, LossTask } from './task.ts';

/** Where the bench's server has the Wasm binaries of TensorFlow.js. */
setWasmPaths('/tfjs-wasm/');
// one memory for its kernels and ours; with up to three cores its threaded build has one thread, too
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

/** Makes a backend current; small tensors stay on it. */
export async function useBackend(backend: string): Promise<void> {
	if (backend === 'webgpu' || backend === 'webgl') tf.env().set(`${backend.toUpperCase()}_CPU_FORWARD`, false);
	if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no ${backend} here`);
	await tf.ready();
}

/** Puts a tensor onto the device now, and not with its first use. */
export function resident<T extends tf.Tensor>(tensor: T): T {
	const backend = tf.backend() as unknown as { uploadToGPU?(id: object): void };
	backend.uploadToGPU?.(tensor.dataId);
	return tensor;
}

/** TensorFlow.js' own loss, with its own automatic gradient. */
export const tfjs: Contestant<LossTask, LossAnswer> = {
	name: 'TensorFlow.js',
	async prepare({ backend, logits, targets, rows, classes, backward }) {
		await useBackend(backend);
		const x = resident(tf.tensor2d(logits, [rows, classes]));
		const y = resident(tf.tensor1d(targets, 'int32'));
		const loss = (z: tf.Tensor): tf.Scalar => tf.losses.softmaxCrossEntropy(tf.oneHot(y, classes), z);
		const both = () => tf.tidy(() => (backward ? tf.valueAndGrad(loss)(x) : { value: loss(x), grad: undefined }));
		const use = async <R>(read: (r: ReturnType<typeof both>) => Promise<R>): Promise<R> => {
			await useBackend(backend);
			const result = both();
			try {
				return await read(result);
			} finally {
				tf.dispose([result.value, result.grad ?? []]);
			}
		};
		return {
			run: () => use(({ value }) => value.data()),
			result: () =>
				use(async ({ value, grad }) => ({
					loss: (await value.data())[0] ?? Number.NaN,
					...(grad ? { gradient: await grad.data() } : {}),
				})),
			dispose: () => tf.dispose([x, y]),
		};
	},
};
