import type { Backend, Device } from '../../engine/index.ts';
import type { Model } from '../pretrained-models/models.ts';
import type { Refusal, Renamed } from './open-file.ts';

/** Whose answer: the untrained network's, or the one with the file's weights. */
export const WHOSE = ['random', 'file'] as const;
export type Whose = (typeof WHOSE)[number];

/** A class with its name. */
export interface NamedGuess {
	name: string;
	/** 0…1 */
	probability: number;
}

/** What the page tells the worker. */
export type Request =
	| {
			type: 'start';
			run: number;
			/** The reader's choice; undefined takes the fastest. */
			backend: Backend | undefined;
			model: Model;
			/** The shorter side before the crop. */
			resize: number;
			/** The sample without one. */
			picture: File | undefined;
			file: File | undefined;
	  }
	| { type: 'cancel' };

/** What the worker tells the page; `run` is that of the start it belongs to. */
export type Reply = { run: number } & (
	| /** The picture after resizing and cropping: 3 bytes for each of 224 × 224 pixels. */ {
			type: 'seen';
			seen: Uint8Array;
	  }
	| { type: 'device'; device: Device; devices: Device[] }
	/** Numbers of the state dict that are on the device. */
	| { type: 'progress'; whose: Whose; done: number; total: number }
	| { type: 'answer'; whose: Whose; top: NamedGuess[]; renamed: Renamed }
	| { type: 'refused'; refusal: Refusal }
	/** The picture cannot be decoded, or is too large to. */
	| { type: 'no-picture' }
	| { type: 'lost'; backend: Backend }
	| { type: 'failed' }
	| { type: 'done' }
);
