import type { Engine } from '../engine/index.ts';
import { bceLoss, bceWithLogitsLoss } from './binary-cross-entropy.ts';
import { crossEntropyLoss, nllLoss } from './cross-entropy.ts';
import type { Dtype, LossResult, TensorData } from './tensor-data.ts';

/** A tensor in `goldens.json`: float32 as base64 of its little-endian bytes, integers as a list. */
interface Packed {
	dtype: Dtype;
	shape: number[];
	data: string | number[];
}

/** A case that `npm run record` ran under real PyTorch. */
export interface LossGolden {
	id: string;
	loss: 'CrossEntropyLoss' | 'NLLLoss' | 'BCELoss' | 'BCEWithLogitsLoss';
	input: Packed;
	target: Packed;
	options: {
		weight?: Packed;
		pos_weight?: Packed;
		ignore_index?: number;
		/** A text for what JSON has no number for: `NaN`, `Infinity`. */
		label_smoothing?: number | string;
		reduction?: string;
	};
	output?: Packed;
	upstream?: Packed;
	gradient?: Packed;
	error?: { type: string; text: string };
}

/** Reads a packed tensor. */
export function unpack({ dtype, shape, data }: Packed): TensorData {
	if (typeof data !== 'string') return { dtype, shape, data: data.map(Number) };
	const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
	return { dtype, shape, data: new Float32Array(bytes.buffer) };
}

/** The same engine without its fused operations: what the losses compose of single ones. */
export function withoutFused(engine: Engine): Engine {
	return {
		...engine,
		run: (work) => engine.run(({ crossEntropyRows: _, crossEntropyRowsAndGradient: __, ...ops }) => work(ops)),
	};
}

/** The same engine, which also tells whether its fused kernel was asked; `used` is for the caller to reset. */
export function countingFused(engine: Engine): Engine & { used: number } {
	const counting: Engine & { used: number } = {
		...engine,
		used: 0,
		run: (work) =>
			engine.run(({ crossEntropyRowsAndGradient: fused, ...ops }) => {
				if (!fused) return work(ops);
				return work({
					...ops,
					crossEntropyRowsAndGradient(logits, rows) {
						counting.used++;
						return fused(logits, rows);
					},
				});
			}),
	};
	return counting;
}

/** Runs a golden's loss on an engine, with PyTorch's options under our names. */
export function runGolden(engine: Engine, golden: LossGolden): Promise<LossResult> {
	const { weight, pos_weight, ignore_index, label_smoothing, reduction } = golden.options;
	const common = {
		...(weight ? { weight: unpack(weight) } : {}),
		...(reduction === undefined ? {} : { reduction }),
		...(golden.upstream ? { upstream: unpack(golden.upstream).data } : {}),
	};
	const classes = { ...common, ...(ignore_index === undefined ? {} : { ignoreIndex: ignore_index }) };
	const [input, target] = [unpack(golden.input), unpack(golden.target)];
	switch (golden.loss) {
		case 'CrossEntropyLoss':
			return crossEntropyLoss(engine, input, target, { ...classes, labelSmoothing: Number(label_smoothing ?? 0) });
		case 'NLLLoss':
			return nllLoss(engine, input, target, classes);
		case 'BCELoss':
			return bceLoss(engine, input, target, common);
		case 'BCEWithLogitsLoss':
			return bceWithLogitsLoss(engine, input, target, {
				...common,
				...(pos_weight ? { posWeight: unpack(pos_weight) } : {}),
			});
	}
}

/**
 * Where a point is smaller than this part of the tensor's scale, its own size says nothing about the
 * arithmetic: 1e-6 of a quarter of the scale is two units in the last place of float32.
 */
const FLOOR = 0.25;

/**
 * The largest error of a tensor against PyTorch's: relative to the expected value, but measured
 * against at least a quarter of `scale`. nan must meet nan, and infinities their equals.
 *
 * @param scale the size of the terms that the values are sums and differences of
 */
export function tensorError(actual: ArrayLike<number>, expected: ArrayLike<number>, scale: number): number {
	const wanted = Array.from(expected);
	let worst = actual.length === wanted.length ? 0 : Number.POSITIVE_INFINITY;
	for (const [i, e] of wanted.entries()) {
		const a = actual[i] ?? Number.NaN;
		if (a === e || (Number.isNaN(a) && Number.isNaN(e))) continue;
		if (!Number.isFinite(a) || !Number.isFinite(e)) return Number.POSITIVE_INFINITY;
		worst = Math.max(worst, Math.abs(a - e) / Math.max(Math.abs(e), scale * FLOOR, Number.MIN_VALUE));
	}
	return worst;
}

const largest = (values: ArrayLike<number>) => Math.max(0, ...Array.from(values).filter(Number.isFinite).map(Math.abs));
const largestOf = (tensor: Packed | undefined, otherwise: number) =>
	tensor ? largest(unpack(tensor).data) : otherwise;

/**
 * A golden's errors in loss and gradient.
 *
 * A gradient is a difference like softmax − target, times weight and upstream; where the two are nearly
 * equal, their rounding stays. Its scale is therefore that of the terms, not of what is left of them.
 */
export function goldenErrors(golden: LossGolden, result: LossResult): { loss: number; gradient: number } {
	const { output, gradient, options } = golden;
	if (!output || !gradient)
		throw new Error(`${golden.id}: expected an output and a gradient in goldens.json, found none`);
	const count =
		options.reduction === 'none' || options.reduction === 'sum' ? 1 : Math.max(1, unpack(golden.target).data.length);
	const wanted = unpack(gradient).data;
	const term = largestOf(golden.upstream, 1) * largestOf(options.weight, 1) * largestOf(options.pos_weight, 1);
	const loss = unpack(output).data;
	return {
		loss: tensorError(result.loss, loss, largest(loss)),
		gradient: tensorError(result.gradient, wanted, Math.max(largest(wanted), term / count)),
	};
}
