import type { Engine } from '../../engine/index.ts';
import { relativeError } from '../shared/golden-values.ts';
import type { Digits } from './digits.ts';
import type { Golden } from './goldens.ts';
import { EPOCH, KINDS, type Kind, readSettings } from './settings.ts';
import { startTraining } from './training.ts';

/** How far a training is from PyTorch's, the worse of its two networks. */
export interface Distance {
	/** Largest relative error among the first 20 losses. */
	losses: number;
	/** Largest difference of the share of recognised test images after any epoch, 0…1. */
	accuracy: number;
	/** The same after the last epoch. */
	end: number;
}

/**
 * Trains with a golden's settings for so many epochs and compares each with PyTorch's.
 *
 * @throws Error if the settings cannot be trained with
 */
export async function distanceOf(engine: Engine, digits: Digits, golden: Golden, epochs: number): Promise<Distance> {
	const settings = readSettings(golden.settings);
	if ('problem' in settings) throw new Error(`golden '${golden.id}': expected settings to train with`);
	const training = await startTraining(engine, digits, settings);
	const distance = { losses: 0, accuracy: 0, end: 0 };
	for (let epoch = 0; epoch < epochs; epoch++) {
		const { losses, accuracy } = await training.advance(EPOCH);
		const off = (kind: Kind) => Math.abs(accuracy[kind] - (golden.courses[kind].accuracies[epoch] ?? Number.NaN));
		distance.end = Math.max(...KINDS.map(off));
		distance.accuracy = Math.max(distance.accuracy, distance.end);
		if (epoch > 0) continue;
		for (const kind of KINDS) {
			const errors = golden.courses[kind].losses.map((l, i) => relativeError(losses[kind][i] ?? Number.NaN, l));
			distance.losses = Math.max(distance.losses, ...errors);
		}
	}
	training.dispose();
	return distance;
}
