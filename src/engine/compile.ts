import { env } from '@tensorflow/tfjs-core';
import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import type { Backend } from './device.ts';

/** What TensorFlow.js' GPU backends have for compiling ahead. */
interface Compiling {
	checkCompileCompletionAsync(): Promise<unknown>;
	/** WebGL only. */
	getUniformLocations?(): void;
	/** WebGL only. */
	gpgpu?: { uploadDenseMatrixToTexture(...args: unknown[]): void };
}

/** The flag under which a backend compiles what it is given and runs none of it. */
const FLAG: Partial<Record<Backend, string>> = {
	webgpu: 'WEBGPU_ENGINE_COMPILE_ONLY',
	webgl: 'ENGINE_COMPILE_ONLY',
};

/**
 * Compiles the programs of `work` side by side on the backend that is current now; nothing where there
 * are none to compile. `work` must free what it makes: its values were never computed.
 */
export async function compileOnly(backend: Backend, work: () => void): Promise<void> {
	const flag = FLAG[backend];
	if (!flag) return;
	const current = tfBackend() as unknown as Compiling;
	const { gpgpu } = current;
	const upload = gpgpu?.uploadDenseMatrixToTexture;
	env().set(flag, true);
	// a program is compiled for shapes; TensorFlow.js would send all numbers to WebGL, drop them, and send them again
	if (gpgpu) gpgpu.uploadDenseMatrixToTexture = () => undefined;
	try {
		work();
	} finally {
		env().set(flag, false);
		if (gpgpu && upload) gpgpu.uploadDenseMatrixToTexture = upload;
	}
	await current.checkCompileCompletionAsync();
	current.getUniformLocations?.();
}
