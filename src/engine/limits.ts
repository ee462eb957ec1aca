import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import type { Backend } from './device.ts';

/** The parts of TensorFlow.js' backends through which every tensor's memory is taken. */
interface Allocating {
	device?: { limits: { maxBufferSize: number; maxStorageBufferBindingSize: number } };
	bufferManager?: { acquireBuffer(size: number, ...rest: unknown[]): unknown };
	wasm?: { _malloc(size: number): number; _free(at: number): void };
}

/** Largest tensor on Wasm, bytes: the heap ends at 4 GiB, and asking for more aborts the backend for good. */
const WASM_LIMIT = 2 ** 30;

const guarded = new WeakSet<object>();

function tooLarge(backend: Backend, limit: number, found: number): Error {
	return new Error(
		`${backend}: expected tensors of at most ${limit} bytes, found one of ${found}; compute less at once or choose another device`,
	);
}

/**
 * Makes the backend that is current now refuse a tensor that the device cannot hold, before anything
 * is computed with it. WebGPU itself goes on with stale memory and tells nobody who is not listening;
 * WebGL refuses by itself.
 */
export function guardMemory(backend: Backend): void {
	const { device, bufferManager, wasm } = tfBackend() as unknown as Allocating;
	if (device && bufferManager && !guarded.has(bufferManager)) {
		guarded.add(bufferManager);
		const limit = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
		const acquire = bufferManager.acquireBuffer.bind(bufferManager);
		bufferManager.acquireBuffer = (size, ...rest) => {
			if (size > limit) throw tooLarge(backend, limit, size);
			return acquire(size, ...rest);
		};
	}
	if (wasm && !guarded.has(wasm)) {
		guarded.add(wasm);
		// the first call puts the real function in place, and would put it over the guard
		wasm._free(wasm._malloc(1));
		const { _malloc: allocate } = wasm;
		wasm._malloc = (size) => {
			if (size > WASM_LIMIT) throw tooLarge(backend, WASM_LIMIT, size);
			const at = allocate(size);
			// 0 is where the program keeps its own data
			if (size > 0 && at === 0) throw new Error(`wasm: expected ${size} bytes of memory, found none left`);
			return at;
		};
	}
}
