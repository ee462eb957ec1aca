export { BACKENDS, type Backend, type Device, type MissingReason, probeDevices } from './device.ts';
export { type Engine, type Held, liveTensors, openDevice, openEngine } from './engine.ts';
export type { Ops, Values } from './ops.ts';
