import type * as Ort from 'onnxruntime-web';

/** Where the bench's server has ONNX Runtime, as its package brings it. */
const FOLDER = '/ort/';

/** ONNX Runtime with a backend's provider, and a thread a core. */
export async function loadOrt(backend: string): Promise<typeof Ort> {
	const ort: typeof Ort = await import(/* @vite-ignore */ `${FOLDER}ort.${backend}.min.mjs`);
	ort.env.wasm.wasmPaths = FOLDER;
	ort.env.wasm.numThreads = navigator.hardwareConcurrency;
	return ort;
}

/** A GPU buffer as ONNX Runtime's tensor, filled now. */
export async function onGpu(
	ort: typeof Ort,
	type: 'float32' | 'int32',
	values: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
	dims: number[],
) {
	const device = (await ort.env.webgpu.device) as GPUDevice;
	const buffer = device.createBuffer({
		size: Math.ceil(values.byteLength / 16) * 16,
		usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
	});
	device.queue.writeBuffer(buffer, 0, values);
	return { tensor: ort.Tensor.fromGpuBuffer(buffer, { dataType: type, dims }), buffer };
}
