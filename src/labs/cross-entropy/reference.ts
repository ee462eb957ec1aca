import type { CrossEntropySteps } from '../../losses/cross-entropy-steps.ts';
import type { Reduction } from '../../losses/reduction.ts';

const f = Math.fround;

/**
 * The same arithmetic as `crossEntropySteps`, in plain float32 JavaScript: for the page as it is
 * before any script has run, and as a second opinion in tests.
 */
export function referenceSteps(logits: readonly number[], target: number, reduction: Reduction): CrossEntropySteps {
	const z = logits.map(f);
	const max = z.some(Number.isNaN) ? Number.NaN : Math.max(...z);
	const shifted = z.map((v) => f(v - max));
	const exponentials = shifted.map((v) => f(Math.exp(v)));
	const sum = exponentials.reduce((a, b) => f(a + b), 0);
	const logSum = f(Math.log(sum));
	const logSoftmax = shifted.map((v) => f(v - logSum));
	const ignored = target === -100;
	const picked = ignored ? 0 : -(logSoftmax[target] ?? Number.NaN);
	return {
		max,
		shifted,
		exponentials,
		sum,
		softmax: exponentials.map((e) => f(e / sum)),
		logSoftmax,
		loss: ignored && reduction === 'mean' ? Number.NaN : picked,
		gradient: logSoftmax.map((l, c) => (ignored ? 0 : f(f(Math.exp(l)) - (c === target ? 1 : 0)))),
	};
}
