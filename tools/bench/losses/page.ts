import { contest, type Outcome } from '../contest.ts';
import { jax } from './jax.ts';
import { ort } from './ort.ts';
import { ours } from './ours.ts';
import { plain } from './plain.ts';
import { answerError, type LossTask, lossTask, reference } from './task.ts';
import { tfjs } from './tfjs.ts';

/** Who meets whom; ours is the first. */
const CONTESTANTS = {
	webgpu: [ours, tfjs, ort, jax],
	webgl: [ours, tfjs],
	wasm: [ours, tfjs, ort, jax, plain],
	cpu: [ours, tfjs, plain],
} as const;

/** Largest error that counts as right; see answerError. */
const TOLERANCE = 1e-3;

/** One line of the table: a backend, a shape and a direction. */
export interface LossRow {
	backend: LossTask['backend'];
	rows: number;
	classes: number;
	backward: boolean;
}

async function compare(row: LossRow, budget: number): Promise<Outcome & { tolerance: number }> {
	const task = lossTask(row.backend, row.rows, row.classes, row.backward);
	const wanted = reference(task);
	const outcome = await contest(
		[...CONTESTANTS[row.backend]],
		task,
		(answer) => answerError(answer, wanted),
		TOLERANCE,
		budget,
	);
	return { ...outcome, tolerance: TOLERANCE };
}

export type CompareLosses = typeof compare;

Object.assign(window, { compare });
