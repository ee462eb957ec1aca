import { type Backend, liveTensors, openDevice, probeDevices } from '../../src/engine/index.ts';
import recorded from '../../src/losses/goldens.json' with { type: 'json' };
import { goldenErrors, type LossGolden, runGolden } from '../../src/losses/goldens.ts';

/** One golden's result on a backend. */
export interface Outcome {
	id: string;
	loss: string;
	/** Largest relative errors; undefined where PyTorch raises an error. */
	errors?: { loss: number; gradient: number };
	/** What is wrong beside numbers: a missing or other error. */
	problem?: string;
	got?: { loss: string; gradient: string };
}

const list = (values: Float32Array) => [...values].map((v) => v.toPrecision(7)).join(' ');

/** Runs every golden on a backend of this browser. */
async function runAll(backend: Backend): Promise<{ outcomes: Outcome[]; adapter: string; leaked: number }> {
	const device = (await probeDevices()).find((d) => d.backend === backend);
	if (!device) throw new Error(`expected the backend ${backend} to be known`);
	const engine = await openDevice(device);
	const before = liveTensors();
	const outcomes: Outcome[] = [];
	for (const golden of recorded.cases as LossGolden[]) {
		const { id, loss } = golden;
		try {
			const result = await runGolden(engine, golden);
			if (golden.error) outcomes.push({ id, loss, problem: `no error, expected ${golden.error.type}` });
			else {
				const errors = goldenErrors(golden, result);
				outcomes.push({ id, loss, errors, got: { loss: list(result.loss), gradient: list(result.gradient) } });
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

Object.assign(window, { runAll });
