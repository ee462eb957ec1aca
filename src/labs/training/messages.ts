import type { Backend, Device } from '../../engine/index.ts';
import type { Progress } from './training.ts';

/** What the page tells the worker. */
export type Request =
	/** The data, once, before anything else. */
	| { type: 'data'; bytes: Uint8Array }
	/** Trains anew; `backend` is the reader's choice, undefined takes the fastest. */
	| { type: 'start'; run: number; lr: number; seed: number; goal: number; backend: Backend | undefined }
	/** Goes on, to so many steps in all. */
	| { type: 'continue'; goal: number }
	| { type: 'stop' };

/** What the worker tells the page. `run` is that of the start it belongs to. */
export type Reply =
	| { type: 'device'; run: number; device: Device; devices: Device[] }
	| ({ type: 'progress'; run: number /** Time that the steps alone took, ms. */; took: number } & Progress)
	/** A device stopped working; the run starts over on the next. */
	| { type: 'lost'; run: number; backend: Backend }
	| { type: 'failed'; run: number };
