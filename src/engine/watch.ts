import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import type { Backend } from './device.ts';

/** The parts of TensorFlow.js' GPU backends that are watched. */
interface GpuBackend {
	device?: EventTarget & { lost: Promise<{ reason: string; message: string }> };
	gpgpu?: { gl: WebGL2RenderingContext };
}

/** What a device has reported of its own accord; TensorFlow.js itself listens to none of it. */
export interface Watch {
	/**
	 * @throws Error if the device was lost or has refused something since it was opened: what it
	 * computed may then be stale memory, without any other sign
	 */
	check(): void;
	/** Rejects when that happens; never resolves. */
	failed: Promise<never>;
}

/** Starts to listen to the errors and the loss of the backend that is current now. */
export function watchDevice(backend: Backend): Watch {
	let failure: Error | undefined;
	let reject: (error: Error) => void = () => undefined;
	const failed = new Promise<never>((_, no) => {
		reject = no;
	});
	// nobody may be reading when it happens
	failed.catch(() => undefined);
	const note = (text: string) => {
		failure ??= new Error(
			`${backend}: expected the device to go on computing, but ${text}; another device has to take over`,
		);
		reject(failure);
	};
	const { device, gpgpu } = tfBackend() as unknown as GpuBackend;
	if (backend === 'webgpu' && device) {
		device.addEventListener('uncapturederror', (event) => {
			note((event as Event & { error?: { message: string } }).error?.message ?? 'an error without a text');
		});
		void device.lost.then(({ reason, message }) => note(`the device was lost (${reason}): ${message}`));
	}
	if (backend === 'webgl' && gpgpu) {
		gpgpu.gl.canvas.addEventListener('webglcontextlost', () => note('the graphics context was lost'));
	}
	return {
		check: () => {
			// a context can be lost before its event is delivered
			if (gpgpu?.gl.isContextLost()) note('the graphics context was lost');
			if (failure) throw failure;
		},
		failed,
	};
}
