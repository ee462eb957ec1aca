import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core/dist/tensor_info';
import { CROSS_ENTROPY_RELAXED_WASM, CROSS_ENTROPY_WASM } from './cross-entropy-wasm.ts';
import { rowsKernel } from './op.ts';

/** The exported function; the first four parameters are addresses, 0 for no gradient. See cross-entropy.wat. */
export type RowsInMemory = (
	logits: number,
	rows: number,
	losses: number,
	gradient: number,
	count: number,
	classes: number,
) => void;

const bytesOf = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** Whether this browser has relaxed SIMD, whose fused multiply-adds make the kernel half as fast again. */
const hasRelaxed = (): boolean => WebAssembly.validate(bytesOf(CROSS_ENTROPY_RELAXED_WASM));

/** The kernel on a memory that others fill; about a kilobyte, compiled at once. */
export function rowsInMemory(memory: WebAssembly.Memory, relaxed = hasRelaxed()): RowsInMemory {
	const bytes = bytesOf(relaxed ? CROSS_ENTROPY_RELAXED_WASM : CROSS_ENTROPY_WASM);
	const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { engine: { memory, log: Math.log } });
	return instance.exports['rows'] as RowsInMemory;
}

const started = new WeakMap<WebAssembly.Memory, RowsInMemory>();

/** The kernel on TensorFlow.js' own memory, so that nothing is copied. */
function kernelOf(backend: BackendWasm): RowsInMemory {
	const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
	const kernel = started.get(memory) ?? rowsInMemory(memory);
	started.set(memory, kernel);
	return kernel;
}

export const crossEntropyRowsConfig = rowsKernel<BackendWasm>('wasm', (call) => {
	const { backend, count, classes } = call;
	const losses = backend.makeOutput([count, 1], 'float32');
	const gradient = call.withGradient ? backend.makeOutput([count, classes], 'float32') : undefined;
	// an address above 2 GB is negative as the i32 that it is passed as, and right all the same
	const address = (tensor: TensorInfo) => backend.dataIdMap.get(tensor.dataId).memoryOffset;
	const [x, rows] = [address(call.logits), address(call.rows)];
	kernelOf(backend)(x, rows, address(losses), gradient ? address(gradient) : 0, count, classes);
	return [losses, ...(gradient ? [gradient] : [])];
});
