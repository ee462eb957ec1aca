/** Cross-entropy over class indices with mean reduction; logits and targets are the same for all. */
export interface LossTask {
	backend: 'webgpu' | 'webgl' | 'wasm' | 'cpu';
	rows: number;
	classes: number;
	/** shape (rows, classes) */
	logits: Float32Array<ArrayBuffer>;
	/** shape (rows) */
	targets: Int32Array<ArrayBuffer>;
	/** Whether the gradient for the logits is computed too */
	backward: boolean;
}

export interface LossAnswer {
	loss: number;
	/** shape (rows, classes); missing after a forward run */
	gradient?: ArrayLike<number>;
}

/** A small generator with a seed, so that every machine computes the same. */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

export function lossTask(backend: LossTask['backend'], rows: number, classes: number, backward: boolean): LossTask {
	const next = random(rows + classes);
	// about normal, with a standard deviation of 3, like the logits of a net that has begun to learn
	const normal = () => (next() + next() + next() + next() - 2) * 3 * Math.sqrt(3);
	return {
		backend,
		rows,
		classes,
		logits: Float32Array.from({ length: rows * classes }, normal),
		targets: Int32Array.from({ length: rows }, () => Math.floor(next() * classes)),
		backward,
	};
}

/**
 * The loop that one would write: the maximum, Σ exp, then the gradient.
 *
 * @param gradient is filled if given; the exponentials are kept in it, so that each is computed once
 */
export function plainLoop<A extends Float32Array | Float64Array>(task: LossTask, gradient?: A): number {
	const { logits, targets, rows, classes } = task;
	let total = 0;
	for (let row = 0; row < rows; row++) {
		const from = row * classes;
		const to = from + classes;
		let max = Number.NEGATIVE_INFINITY;
		for (let i = from; i < to; i++) if ((logits[i] as number) > max) max = logits[i] as number;
		let sum = 0;
		if (gradient) {
			for (let i = from; i < to; i++) {
				const e = Math.exp((logits[i] as number) - max);
				gradient[i] = e;
				sum += e;
			}
			const scale = 1 / (sum * rows);
			for (let i = from; i < to; i++) gradient[i] = (gradient[i] as number) * scale;
			gradient[from + (targets[row] as number)] = (gradient[from + (targets[row] as number)] as number) - 1 / rows;
		} else {
			for (let i = from; i < to; i++) sum += Math.exp((logits[i] as number) - max);
		}
		total += Math.log(sum) + max - (logits[from + (targets[row] as number)] as number);
	}
	return total / rows;
}

/** What every answer is held to: the plain loop in float64. */
export function reference(task: LossTask): LossAnswer {
	const gradient = task.backward ? new Float64Array(task.logits.length) : undefined;
	return { loss: plainLoop(task, gradient), ...(gradient ? { gradient } : {}) };
}

/** The larger of the loss' relative error and the gradient's, the latter against its largest value. */
export function answerError(answer: LossAnswer, wanted: LossAnswer): number {
	let error = Math.abs(answer.loss - wanted.loss) / Math.abs(wanted.loss);
	if (wanted.gradient) {
		if (answer.gradient?.length !== wanted.gradient.length) return Number.POSITIVE_INFINITY;
		let [largest, worst] = [0, 0];
		for (let i = 0; i < wanted.gradient.length; i++) {
			largest = Math.max(largest, Math.abs(wanted.gradient[i] as number));
			worst = Math.max(worst, Math.abs((wanted.gradient[i] as number) - (answer.gradient[i] as number)));
		}
		error = Math.max(error, worst / largest);
	}
	return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
