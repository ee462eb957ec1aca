import * as tf from '@tensorflow/tfjs-core';
import type { Backend } from '../../../src/engine/device.ts';
import { crossEntropyRowsConfig as cpu } from '../../../src/engine/fused/cpu.ts';
import { crossEntropyRowsConfig as wasm } from '../../../src/engine/fused/wasm.ts';
import { crossEntropyRowsConfig as webgl } from '../../../src/engine/fused/webgl.ts';
import { crossEntropyRowsConfig as webgpu } from '../../../src/engine/fused/webgpu.ts';
import { opsOf } from '../../../src/engine/ops.ts';
import { reducedRows, rowPlan } from '../../../src/losses/row-plan.ts';
import type { Contestant } from '../contest.ts';
import type { LossAnswer, LossTask } from './task.ts';
import { resident, useBackend } from './tfjs.ts';

for (const kernel of [cpu, webgl, webgpu, wasm]) tf.registerKernel(kernel);

/** What src/losses asks of the engine, with the logits and the targets already on the device. */
export const ours: Contestant<LossTask, LossAnswer> = {
	name: 'Warmstart',
	async prepare({ backend, logits, targets, rows, classes, backward }) {
		await useBackend(backend);
		const o = opsOf(backend as Backend);
		const { rows: perRow, divisor } = rowPlan(Float32Array.from(targets), undefined, 'mean', [1]);
		const x = resident(tf.tensor2d(logits, [rows, classes]));
		const y = resident(tf.tensor2d(perRow, [rows, 3]));
		const use = async (all: boolean): Promise<LossAnswer> => {
			await useBackend(backend);
			const result = tf.tidy(() => reducedRows(o, x, y, 'mean', backward));
			if (!result) throw new Error(`the engine has no kernel for ${backend}`);
			const { loss, gradient } = result;
			try {
				const [sum = Number.NaN] = await loss.data();
				return { loss: sum / divisor, ...(all && gradient ? { gradient: await gradient.data() } : {}) };
			} finally {
				tf.dispose([loss, gradient ?? []]);
			}
		};
		return { run: () => use(false), result: () => use(true), dispose: () => tf.dispose([x, y]) };
	},
};
