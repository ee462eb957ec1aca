import { openDevice, probeDevices } from '../../../src/engine/index.ts';
import { openNetwork } from '../../../src/nn/networks/run.ts';
import type { Contestant } from '../contest.ts';
import type { NetworkTask } from './task.ts';

export const ours: Contestant<NetworkTask, Float32Array> = {
	name: 'Warmstart',
	async prepare({ backend, network, tensors, image, shape }) {
		const device = (await probeDevices()).find((d) => d.backend === backend);
		if (!device) throw new Error(`expected the backend ${backend} to be known`);
		const engine = await openDevice(device);
		const tensorOf = (key: string) => tensors.get(key)?.values ?? [];
		const running = await openNetwork(engine, network, tensorOf, { shape });
		return {
			run: () => running.logits(image, shape),
			result: () => running.logits(image, shape),
			dispose: () => running.dispose(),
		};
	},
};
