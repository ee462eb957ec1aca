import type { Engine } from '../../../engine/index.ts';
import { crossEntropySteps } from '../../../losses/cross-entropy-steps.ts';
import { stableLosses } from '../../../losses/row-losses.ts';
import { parseLiteral } from '../../shared/literal.ts';
import { tensorOf } from '../../shared/tensor-of.ts';
import { throughSoftmax } from '../through-softmax.ts';
import { RANGE, type TwiceState } from './state.ts';

/** One way from the logits to a loss. */
export interface Way {
	/** What the loss was given, shape (C) */
	given: number[];
	/** The probabilities that the loss made of it, shape (C) */
	softmax: number[];
	loss: number;
	/** ∂loss/∂logits, shape (C) */
	gradient: number[];
}

export interface TwiceResult {
	logits: number[];
	target: number;
	once: Way;
	twice: Way;
	/** Both losses while the correct logit runs through the slider's range */
	curve: { at: number[]; once: number[]; twice: number[] };
}

/** How many points a curve has; odd, so that the range's middle is one. */
const POINTS = 101;

/** Both losses at every place of the slider, the other logits as they are. */
async function curveOf(engine: Engine, logits: readonly number[], target: number): Promise<TwiceResult['curve']> {
	const at = Array.from({ length: POINTS }, (_, i) => RANGE.min + (i / (POINTS - 1)) * (RANGE.max - RANGE.min));
	const classes = logits.length;
	const rows = at.map((z) => logits.with(target, z));
	const { softmax } = await engine.run((o) => {
		const z = o.tensor(rows.flat(), [POINTS, classes]);
		const exponentials = o.exp(o.sub(z, o.maxLast(z)));
		return { softmax: o.div(exponentials, o.sumLast(exponentials)) };
	});
	const again = rows.map((_, i) => Array.from(softmax).slice(i * classes, (i + 1) * classes));
	return { at, once: await stableLosses(engine, rows, target), twice: await stableLosses(engine, again, target) };
}

/** Whether a state's logits can be drawn as a curve: nan and inf cannot. */
const drawable = (logits: readonly number[]) => logits.every(Number.isFinite);

/**
 * Reads a state as PyTorch would.
 *
 * @throws TorchError with PyTorch's type and text
 */
export const readTwice = ({ logits }: TwiceState): number[] => tensorOf(logits);

/** The correct logit as a number, for the slider; undefined where it is none. */
export function correctLogit({ logits, target }: TwiceState): number | undefined {
	const literal = parseLiteral(logits[target] ?? '');
	return 'value' in literal && Number.isFinite(literal.value) ? literal.value : undefined;
}

/**
 * Computes a state on an engine.
 *
 * @throws TorchError for a state that PyTorch refuses
 */
export async function compute(engine: Engine, state: TwiceState): Promise<TwiceResult> {
	const logits = readTwice(state);
	const { target } = state;
	const first = await crossEntropySteps(engine, logits, target, 'mean');
	const second = await crossEntropySteps(engine, first.softmax, target, 'mean');
	const curve = drawable(logits) ? await curveOf(engine, logits, target) : { at: [], once: [], twice: [] };
	return {
		logits,
		target,
		once: { given: logits, softmax: first.softmax, loss: first.loss, gradient: first.gradient },
		twice: {
			given: first.softmax,
			softmax: second.softmax,
			loss: second.loss,
			gradient: await throughSoftmax(engine, first.softmax, second.gradient),
		},
		curve,
	};
}
