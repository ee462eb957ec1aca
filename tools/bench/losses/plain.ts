import type { Contestant } from '../contest.ts';
import { type LossAnswer, type LossTask, plainLoop } from './task.ts';

/** A loop over a Float32Array with `Math.exp`. */
export const plain: Contestant<LossTask, LossAnswer> = {
	name: 'plain loop',
	async prepare(task) {
		const gradient = task.backward ? new Float32Array(task.logits.length) : undefined;
		const run = async () => plainLoop(task, gradient);
		return {
			run,
			result: async () => ({ loss: await run(), ...(gradient ? { gradient } : {}) }),
			dispose: () => undefined,
		};
	},
};
