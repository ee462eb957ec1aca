import type { Engine, Ops } from '../../engine/index.ts';
import { runPlain } from '../../engine/plain-ops.ts';
import { bceSteps, liftedSigmoid, lowered, throughSigmoid, withLogitsSteps } from '../../losses/binary-steps.ts';
import { checkBce, checkWithLogits } from '../../losses/check-binary.ts';
import type { Dtype, TensorData } from '../../losses/tensor-data.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { tensorOf } from '../shared/tensor-of.ts';
import { curvePoints } from './domain.ts';
import type { Mistake, State } from './state.ts';

/** The numbers of one logit's state. */
export interface Input {
	z: number;
	y: number;
	posWeight: number;
	/** Whether `pos_weight` is given at all: 1 is not, which matters where 0 × inf would. */
	weighted: boolean;
	mistake: Mistake;
}

/** Reads a state as the program of *Copy as PyTorch* would: one tensor after the other. */
export function readState(state: State): Input | { error: TorchError } {
	try {
		const [z = 0] = tensorOf([state.z]);
		const [y = 0] = tensorOf([state.y]);
		const weighted = state.posWeight !== '1';
		const [posWeight = 1] = weighted ? tensorOf([state.posWeight]) : [];
		return { z: Math.fround(z), y: Math.fround(y), posWeight, weighted, mistake: state.mistake };
	} catch (error) {
		if (error instanceof TorchError) return { error };
		throw error;
	}
}

/** Both losses at many z, the reader's own first; a column a step. */
export interface Columns {
	z: Float32Array;
	/** σ(z) */
	p: Float32Array;
	decay: Float32Array;
	logSigmoid: Float32Array;
	linear: Float32Array;
	/** σ of what `nn.BCEWithLogitsLoss` was given */
	sigmoid: Float32Array;
	factor: Float32Array;
	withLogits: Float32Array;
	/** ∂loss/∂ of what the loss was given, and ∂loss/∂z. */
	withLogitsBy: Float32Array;
	withLogitsGradient: Float32Array;
	logP: Float32Array;
	logQ: Float32Array;
	bce: Float32Array;
	bceBy: Float32Array;
	bceGradient: Float32Array;
}

export interface Result {
	input: Input;
	columns: Columns;
	/** What PyTorch says instead of a number. */
	refused: { withLogits?: TorchError; bce?: TorchError };
}

type Work<T> = (o: Ops) => T;
type Rows = Record<'lifted', Float32Array>;

const sigmoidWork =
	(z: Float32Array): Work<{ lifted: ReturnType<Ops['tensor']> }> =>
	(o) => ({ lifted: liftedSigmoid(o, o.tensor(z, [z.length])) });

const lossWork =
	(z: Float32Array, p: Float32Array, { y, posWeight, weighted, mistake }: Input) =>
	(o: Ops) => {
		const t = o.tensor([y], [1]);
		const fed = o.tensor(mistake === 'twice' ? p : z, [z.length]);
		const withLogits = withLogitsSteps(o, fed, t, weighted ? o.tensor([posWeight], [1]) : undefined);
		const bce = bceSteps(o, mistake === 'raw' ? z : p, t);
		return {
			factor: withLogits.factor,
			decay: withLogits.decay,
			logSigmoid: withLogits.logSigmoid,
			linear: withLogits.linear,
			sigmoid: withLogits.sigmoid,
			withLogits: withLogits.loss,
			withLogitsBy: withLogits.gradient,
			withLogitsGradient: mistake === 'twice' ? throughSigmoid(o, withLogits.gradient, p) : withLogits.gradient,
			logP: bce.logP,
			logQ: bce.logQ,
			bce: bce.loss,
			bceBy: bce.gradient,
			bceGradient: mistake === 'raw' ? bce.gradient : throughSigmoid(o, bce.gradient, p),
		};
	};

function refusalOf(check: (input: TensorData, target: TensorData) => void, fed: number, input: Input) {
	const dtype: Dtype = input.mistake === 'long' ? 'int64' : 'float32';
	try {
		check({ dtype: 'float32', shape: [1], data: [fed] }, { dtype, shape: [1], data: [input.y] });
		return undefined;
	} catch (error) {
		if (error instanceof TorchError) return error;
		throw error;
	}
}

type Losses = Omit<Columns, 'z' | 'p'>;

/** Puts nan wherever a loss would have raised instead of computing. */
function onlyAccepted(rows: Losses, fed: Float32Array, { y, mistake }: Input): Losses {
	const whole = mistake === 'long';
	const only = (values: Float32Array, accepted: (i: number) => boolean) =>
		values.map((v, i) => (accepted(i) ? v : Number.NaN));
	const logits = () => !whole;
	const probability = (v: number | undefined) => v !== undefined && v >= 0 && v <= 1;
	const bce = (i: number) => !whole && probability(y) && probability(fed[i]);
	return {
		...rows,
		withLogits: only(rows.withLogits, logits),
		withLogitsGradient: only(rows.withLogitsGradient, logits),
		bce: only(rows.bce, bce),
		bceGradient: only(rows.bceGradient, bce),
	};
}

function resultOf(input: Input, z: Float32Array, p: Float32Array, rows: Losses): Result {
	const fed = input.mistake === 'raw' ? z : p;
	return {
		input,
		columns: { z, p, ...onlyAccepted(rows, fed, input) },
		refused: {
			withLogits: refusalOf(checkWithLogits, input.z, input),
			bce: refusalOf(checkBce, fed[0] as number, input),
		},
	};
}

const points = (input: Input) => Float32Array.of(input.z, ...curvePoints(input));

/** Computes both losses on an engine, at the reader's z and along the curve. */
export async function compute(engine: Engine, input: Input): Promise<Result> {
	const z = points(input);
	const { lifted } = await engine.run(sigmoidWork(z));
	const p = lowered(lifted);
	return resultOf(input, z, p, await engine.run(lossWork(z, p, input)));
}

/** The same without an engine and at once: for the page before any script has run, and for tests. */
export function computePlain(input: Input): Result {
	const z = points(input);
	const { lifted }: Rows = runPlain(sigmoidWork(z));
	const p = lowered(lifted);
	return resultOf(input, z, p, runPlain(lossWork(z, p, input)));
}
