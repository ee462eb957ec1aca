import type { Contestant } from '../contest.ts';
import { type LossAnswer, type LossTask, plainLoop } from './task.ts';

/**
 * A loop over a Float32Array with `Math.exp`. Each run makes its gradient anew, as all contestants do: a
 * caller may keep it while the next one is computed.
 */
export const plain: Contestant<LossTask, LossAnswer> = {
	name: 'plain loop',
	async prepare(task) {
		const result = async (): Promise<LossAnswer> => {
			const gradient = task.backward ? new Float32Array(task.logits.length) : undefined;
			return { loss: plainLoop(task, gradient), ...(gradient ? { gradient } : {}) };
		};
		return {
			run: async () => (await result()).loss,
			result,
			dispose: () => undefined,
		};
	},
};
