import type * as Ort from 'onnxruntime-web';
import type { Contestant } from '../contest.ts';
import { loadOrt } from '../ort.ts';
import { networkModel } from './onnx.ts';
import type { NetworkTask } from './task.ts';

/** ONNX Runtime on its WebGPU, WebGL or Wasm provider, the image given and the logits read at every run, as ours. */
export const ort: Contestant<NetworkTask, Float32Array> = {
	name: 'ONNX Runtime',
	async prepare(task) {
		const runtime = await loadOrt(task.backend);
		const session: Ort.InferenceSession = await runtime.InferenceSession.create(networkModel(task), {
			executionProviders: [task.backend],
			logSeverityLevel: 3,
		});
		const [input = '', output = ''] = [session.inputNames[0], session.outputNames[0]];
		const run = async () => {
			const results = await session.run({ [input]: new runtime.Tensor('float32', task.image, [...task.shape]) });
			return (await results[output]?.getData()) as Float32Array;
		};
		return { run, result: run, dispose: () => void session.release() };
	},
};
