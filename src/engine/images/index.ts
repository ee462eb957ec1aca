import type { Backend } from '../backend.ts';
import type { Engine } from '../engine.ts';
import { selfTest } from '../self-test.ts';
import { IMAGE_OPS, type ImageOps } from './ops.ts';
import { IMAGE_QUESTIONS } from './questions.ts';

const LOAD: Record<Backend, () => Promise<unknown>> = {
	webgpu: () => import('./webgpu.ts'),
	webgl: () => import('./webgl.ts'),
	wasm: () => import('./wasm.ts'),
	cpu: () => import('./cpu.ts'),
};

const tested = new Set<Backend>();

/**
 * Loads a backend's operations on images and tests them, once. What they return belongs to the run of
 * the engine in which they are called.
 *
 * @throws Error if the backend computes wrong
 */
export async function openImages(engine: Engine): Promise<ImageOps> {
	const { backend } = engine.device;
	await LOAD[backend]();
	if (!tested.has(backend)) await selfTest(engine, IMAGE_QUESTIONS);
	tested.add(backend);
	return IMAGE_OPS;
}

export type { ActivationName } from './activations.ts';
export type { FusedActivation, ImageOps } from './ops.ts';
export type { Window } from './windows.ts';
