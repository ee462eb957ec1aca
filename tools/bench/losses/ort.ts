import type * as Ort from 'onnxruntime-web';
import { type Contestant, fastest, type Ready } from '../contest.ts';
import { loadOrt as load, onGpu } from '../ort.ts';
import { lossModel, type OnnxWay } from './onnx.ts';
import type { LossAnswer, LossTask } from './task.ts';

async function prepareWay(task: LossTask, way: OnnxWay): Promise<Ready<LossAnswer>> {
	const { backend, logits, targets, rows, classes, backward } = task;
	const runtime = await load(backend);
	const gpu = backend === 'webgpu';
	const session = await runtime.InferenceSession.create(lossModel(task, !gpu, way), {
		executionProviders: [backend],
		logSeverityLevel: 3,
		...(gpu ? { preferredOutputLocation: { loss: 'cpu', gradient: 'gpu-buffer' } } : {}),
	});
	const buffers: GPUBuffer[] = [];
	const feeds: Record<string, Ort.Tensor> = {};
	if (gpu) {
		const x = await onGpu(runtime, 'float32', logits, [rows, classes]);
		const t = await onGpu(runtime, 'int32', targets, [rows, 1]);
		buffers.push(x.buffer, t.buffer);
		Object.assign(feeds, { logits: x.tensor, targets: t.tensor });
	} else {
		feeds['targets'] = new runtime.Tensor('int32', targets, [rows, 1]);
	}
	const run = (outputs: string[]) => session.run(feeds, outputs);
	return {
		async run() {
			const out = await run(['loss', ...(backward ? [gpu ? 'gradient' : 'corner'] : [])]);
			await out['loss']?.getData();
			out['gradient']?.dispose();
		},
		async result() {
			const out = await run(['loss', ...(backward ? ['gradient'] : [])]);
			const read = async (name: string) => ((await out[name]?.getData(true)) ?? []) as Float32Array;
			const [loss = Number.NaN] = await read('loss');
			return { loss, ...(backward ? { gradient: await read('gradient') } : {}) };
		},
		dispose() {
			void session.release();
			for (const buffer of buffers) buffer.destroy();
		},
	};
}

const WAYS: readonly OnnxWay[] = ['LogSoftmax', 'LogSoftmax and Softmax', 'ReduceLogSumExp'];

/** ONNX Runtime on its WebGPU or Wasm provider, with a thread a core. */
export const ort: Contestant<LossTask, LossAnswer> = {
	name: 'ONNX Runtime',
	prepare(task, right) {
		// forward, the first two are the same graph
		const ways = WAYS.filter((way) => task.backward || way !== 'LogSoftmax and Softmax');
		return fastest(Object.fromEntries(ways.map((way) => [way, () => prepareWay(task, way)])), right);
	},
};
