import type { Engine } from '../../../engine/index.ts';
import { crossEntropySteps, naiveSteps } from '../../../losses/cross-entropy-steps.ts';
import { naiveLosses, stableLosses } from '../../../losses/row-losses.ts';
import { tensorOf } from '../../shared/tensor-of.ts';
import { type Float32State, RANGE } from './state.ts';

export interface Float32Result {
	target: number;
	scale: number;
	/** The logits after scaling, shape (3) */
	logits: number[];
	/** The formula as written */
	naive: { exponentials: number[]; sum: number; softmax: number[]; loss: number };
	/** With the maximum subtracted first */
	stable: { max: number; shifted: number[]; exponentials: number[]; sum: number; loss: number };
	/** Both losses over the slider's range; nan and inf where they are */
	curve: { at: number[]; naive: number[]; stable: number[] };
}

/** The scales of the curve: every whole one. */
const SCALES = Array.from({ length: RANGE.max - RANGE.min + 1 }, (_, i) => RANGE.min + i);

/**
 * Reads a state as PyTorch would: the logits' tensor, then the scale's.
 *
 * @throws TorchError with PyTorch's type and text
 */
export function readFloat32(state: Float32State): { base: number[]; scale: number } {
	const base = tensorOf(state.logits);
	// a str alone is no nested sequence, so it stands as one further back does
	const [, scale = Number.NaN] = tensorOf(['0', state.scale]);
	return { base, scale };
}

/**
 * Computes a state on an engine, every step in the device's own float32.
 *
 * @throws TorchError for a state that PyTorch refuses
 */
export async function compute(engine: Engine, state: Float32State): Promise<Float32Result> {
	const { base, scale } = readFloat32(state);
	const { target } = state;
	const { scaled, all } = await engine.run((o) => ({
		scaled: o.mul(o.tensor(base, [base.length]), o.tensor([scale], [1])),
		all: o.mul(o.tensor(base, [1, base.length]), o.tensor(SCALES, [SCALES.length, 1])),
	}));
	const logits = [...scaled];
	const naive = await naiveSteps(engine, logits, target);
	const stable = await crossEntropySteps(engine, logits, target, 'mean');
	const rows = SCALES.map((_, i) => Array.from(all).slice(i * base.length, (i + 1) * base.length));
	const curve = {
		at: SCALES,
		naive: await naiveLosses(engine, rows, target),
		stable: await stableLosses(engine, rows, target),
	};
	const { max, shifted, exponentials, sum, loss } = stable;
	return { target, scale, logits, naive, stable: { max, shifted, exponentials, sum, loss }, curve };
}
