import type { Engine } from './engine.ts';
import type { ImageOps } from './images/index.ts';

export { BACKENDS, type Backend, type Device, type MissingReason, probeDevices } from './device.ts';
export { type Engine, type Held, liveTensors, openDevice, openEngine } from './engine.ts';
export type { ActivationName, FusedActivation, ImageOps, Window } from './images/index.ts';
export type { Ops, Values } from './ops.ts';

/** Operations on images; their code is loaded when it is asked for. */
export const openImages = async (engine: Engine): Promise<ImageOps> =>
	(await import('./images/index.ts')).openImages(engine);
