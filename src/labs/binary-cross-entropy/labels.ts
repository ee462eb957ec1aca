import type { Engine } from '../../engine/index.ts';
import { liftedSigmoid, lowered, withLogitsSteps } from '../../losses/binary-steps.ts';
import { crossEntropySteps } from '../../losses/cross-entropy-steps.ts';
import { TorchError } from '../../losses/torch-error.ts';
import { tensorOf } from '../shared/tensor-of.ts';
import type { State } from './state.ts';

/** Several logits, which of them are positive, and which one is the class. */
export interface LabelsInput {
	logits: number[];
	many: boolean[];
	one: number;
}

/** Reads the second view of a state as PyTorch would. */
export function readLabels({ logits, many, one }: State): LabelsInput | { error: TorchError } {
	try {
		return { logits: tensorOf(logits), many, one };
	} catch (error) {
		if (error instanceof TorchError) return { error };
		throw error;
	}
}

/** One of the two ways to score the same logits. */
export interface Scored {
	/** sigmoid or softmax, one a class, and their sum */
	probabilities: number[];
	sum: number;
	/** What each class adds to the loss. */
	each: number[];
	total: number;
	loss: number;
	gradient: number[];
}

export interface LabelsResult {
	input: LabelsInput;
	/** `nn.BCEWithLogitsLoss`; the loss is the mean over the classes */
	multiLabel: Scored;
	/** `nn.CrossEntropyLoss` */
	multiClass: Scored;
}

/** Scores the same logits as several yes-or-no answers and as one choice. */
export async function computeLabels(engine: Engine, input: LabelsInput): Promise<LabelsResult> {
	const { logits, many, one } = input;
	const count = [logits.length];
	const first = await engine.run((o) => ({ lifted: liftedSigmoid(o, o.tensor(logits, count)) }));
	const sigmoid = lowered(first.lifted);
	const r = await engine.run((o) => {
		const steps = withLogitsSteps(o, o.tensor(logits, count), o.tensor(many.map(Number), count));
		const divisor = o.tensor(count, [1]);
		const total = o.sum(steps.loss);
		return {
			each: steps.loss,
			total,
			loss: o.div(total, divisor),
			gradient: o.div(steps.gradient, divisor),
			sum: o.sum(o.tensor(sigmoid, count)),
		};
	});
	const c = await crossEntropySteps(engine, logits, one, 'mean');
	const [sum = Number.NaN] = r.sum;
	const [total = Number.NaN] = r.total;
	const [loss = Number.NaN] = r.loss;
	return {
		input,
		multiLabel: { probabilities: [...sigmoid], sum, each: [...r.each], total, loss, gradient: [...r.gradient] },
		multiClass: {
			probabilities: c.softmax,
			sum: c.softmax.reduce((a, b) => Math.fround(a + b), 0),
			each: c.logSoftmax.map((l, i) => (i === one ? 0 - l : 0)),
			total: c.loss,
			loss: c.loss,
			gradient: c.gradient,
		},
	};
}
