import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveTensors, openDevice } from '../../engine/index.ts';
import { readDigits } from './digits.ts';
import { goldens } from './goldens.ts';
import { compareCourse } from './compare.ts';
import { EPOCH, KINDS, readSettings, RUN } from './settings.ts';
import { argmaxRows, startTraining } from './training.ts';

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const digits = readDigits(readFileSync(join(import.meta.dirname, '../../../public/data/digits.bin')));

const trained = goldens().filter((g) => !g.error);

describe('training on the CPU backend', () => {
	it.each(trained.map((g) => [g.id, g] as const))('takes the course that PyTorch took: %s', async (_, golden) => {
		const settings = readSettings(golden.settings);
		if ('problem' in settings) throw new Error('expected settings that can be trained with');
		const training = await startTraining(engine, digits, settings);
		const losses = { right: [] as number[], double: [] as number[] };
		const accuracies = { right: [] as number[], double: [] as number[] };
		for (let step = 0; step < RUN; step += EPOCH) {
			const progress = await training.advance(EPOCH);
			for (const kind of KINDS) {
				losses[kind].push(...progress.losses[kind]);
				accuracies[kind].push(progress.accuracy[kind]);
			}
		}
		training.dispose();
		for (const kind of KINDS) {
			const c = compareCourse({ losses: losses[kind], accuracies: accuracies[kind] }, golden.courses[kind]);
			console.log(golden.id, kind, JSON.stringify(c));
		}
	});
});
