import { type Backend, type Engine, liveTensors, openDevice, probeDevices } from '../../src/engine/index.ts';
import { type Distance, distanceOf } from '../../src/labs/training/compare.ts';
import { readDigits } from '../../src/labs/training/digits.ts';
import { goldens } from '../../src/labs/training/goldens.ts';
import { startTraining } from '../../src/labs/training/training.ts';

async function open(backend: Backend): Promise<Engine> {
	const device = (await probeDevices()).find((d) => d.backend === backend);
	if (!device) throw new Error(`expected the backend ${backend} to be known`);
	return openDevice(device);
}

export const harness = {
	/** How far each of some goldens is from PyTorch's after so many epochs, on a backend of this browser. */
	async distances(bytes: number[], backend: Backend, ids: string[], epochs: number): Promise<Record<string, Distance>> {
		const digits = readDigits(Uint8Array.from(bytes));
		const engine = await open(backend);
		const all: Record<string, Distance> = {};
		for (const golden of goldens()) {
			if (ids.includes(golden.id)) all[golden.id] = await distanceOf(engine, digits, golden, epochs);
		}
		return all;
	},

	/** Live tensors before, during and after a training of 2 × 100 steps. */
	async tensors(bytes: number[], backend: Backend): Promise<number[]> {
		const digits = readDigits(Uint8Array.from(bytes));
		const engine = await open(backend);
		const counts = [liveTensors()];
		const training = await startTraining(engine, digits, { lr: 0.1, seed: 0 });
		for (let step = 0; step < 100; step += 20) {
			await training.advance(20);
			counts.push(liveTensors());
		}
		training.dispose();
		return [...counts, liveTensors()];
	},
};

Object.assign(window, { harness });
