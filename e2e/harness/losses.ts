import { backend as tfBackend } from '@tensorflow/tfjs-core/dist/globals';
import {
	type Backend,
	type Engine,
	liveTensors,
	openDevice,
	openEngine,
	probeDevices,
} from '../../src/engine/index.ts';
import { selfTest } from '../../src/engine/self-test.ts';
import recorded from '../../src/losses/goldens.json' with { type: 'json' };
import { countingFused, goldenErrors, type LossGolden, runGolden, withoutFused } from '../../src/losses/goldens.ts';

/** One golden's result on a backend. */
export interface Outcome {
	id: string;
	loss: string;
	/** Uses of the fused kernel */
	fused?: number;
	/** Largest relative errors; undefined where PyTorch raises an error. */
	errors?: { loss: number; gradient: number };
	/** What is wrong beside numbers: a missing or other error. */
	problem?: string;
	got?: { loss: string; gradient: string };
}

const list = (values: Float32Array) => [...values].map((v) => v.toPrecision(7)).join(' ');

/**
 * Runs every golden on a backend of this browser.
 *
 * @param fused false runs the cross-entropies again, composed of single operations
 */
async function runAll(
	backend: Backend,
	fused = true,
): Promise<{ outcomes: Outcome[]; adapter: string; leaked: number }> {
	const device = (await probeDevices()).find((d) => d.backend === backend);
	if (!device) throw new Error(`expected the backend ${backend} to be known`);
	const opened = await openDevice(device);
	const engine = countingFused(fused ? opened : withoutFused(opened));
	const before = liveTensors();
	const outcomes: Outcome[] = [];
	const goldens = recorded.cases as LossGolden[];
	for (const golden of fused ? goldens : goldens.filter((g) => g.loss === 'CrossEntropyLoss')) {
		const { id, loss } = golden;
		engine.used = 0;
		try {
			const result = await runGolden(engine, golden);
			if (golden.error) outcomes.push({ id, loss, problem: `no error, expected ${golden.error.type}` });
			else {
				const errors = goldenErrors(golden, result);
				outcomes.push({
					id,
					loss,
					fused: engine.used,
					errors,
					got: { loss: list(result.loss), gradient: list(result.gradient) },
				});
			}
		} catch (error) {
			const wanted = golden.error && `${golden.error.type}: ${golden.error.text}`;
			outcomes.push(
				String(error) === wanted ? { id, loss } : { id, loss, problem: `${error}, expected ${wanted ?? 'a result'}` },
			);
		}
	}
	return { outcomes, adapter: device.adapter, leaked: liveTensors() - before };
}

/** Opens the fastest device, takes it away, and tells what the next use says and what opens afterwards. */
async function loseAndReopen(wanted: Backend): Promise<{ said: string; next: string; missing: string; sum: number }> {
	const { engine } = await openEngine(wanted);
	const add = (e: Engine) => e.run((o) => ({ sum: o.add(o.tensor([2], [1]), o.tensor([3], [1])) }));
	await add(engine);
	const { device, gpgpu } = tfBackend() as unknown as {
		device?: { destroy(): void };
		gpgpu?: { gl: WebGL2RenderingContext };
	};
	device?.destroy();
	gpgpu?.gl.getExtension('WEBGL_lose_context')?.loseContext();
	const said = await add(engine).then(
		() => 'nothing',
		(error: unknown) => String(error),
	);
	const again = await openEngine(wanted);
	const { sum } = await add(again.engine);
	const missing = again.devices.find((d) => d.backend === wanted)?.missing ?? 'nothing';
	return { said, next: again.engine.device.backend, missing, sum: sum[0] ?? Number.NaN };
}

/** Has WebGPU refuse something that TensorFlow.js asks of it, which TensorFlow.js does not hear of, and computes on. */
async function refuseAndReopen(): Promise<{ said: string; next: string }> {
	const { engine } = await openEngine('webgpu');
	const add = (e: Engine) => e.run((o) => ({ sum: o.add(o.tensor([2], [1]), o.tensor([3], [1])) }));
	await add(engine);
	const { device } = tfBackend() as unknown as {
		device: { createBuffer(of: object): void; queue: { onSubmittedWorkDone(): Promise<void> } };
	};
	// a buffer for nothing
	device.createBuffer({ size: 4, usage: 0 });
	await device.queue.onSubmittedWorkDone();
	const said = await add(engine).then(
		({ sum }) => `nothing, and computed ${sum}`,
		(error: unknown) => String(error),
	);
	return { said, next: (await openEngine('webgpu')).engine.device.backend };
}

/** The self-test's word on a device that answers zeros. */
const testOfZeros = (): Promise<string> =>
	selfTest({
		run: async () => ({ 'exp, with overflow and nan': new Float32Array(5) }) as never,
		compile: async () => undefined,
	}).then(
		() => 'nothing',
		(error: unknown) => String(error),
	);

export const harness = { runAll, loseAndReopen, refuseAndReopen, testOfZeros };
Object.assign(window, { harness });
