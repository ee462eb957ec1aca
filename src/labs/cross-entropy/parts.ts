import type { Result } from './compute.ts';
import { referenceSteps } from './reference.ts';
import { DEFAULT } from './state.ts';

/*
 * What the single sum needs once the reader acts, in a chunk of its own that comes with the engine:
 * until then the page shows what these drew at build time.
 */
export { compute } from './compute.ts';
export { explain } from './explain.ts';
export { readState } from './read.ts';
export { Steps } from './Steps.tsx';

/** The default state's numbers in plain float32 JavaScript, for the page before any script has run. */
export function atBuild(): Result {
	const logits = DEFAULT.logits.map(Number);
	const target = Number(DEFAULT.target);
	const steps = referenceSteps(logits, target, DEFAULT.reduction);
	const exponentials = logits.map((z) => Math.fround(Math.exp(Math.fround(z))));
	const sum = exponentials.reduce((a, b) => Math.fround(a + b), 0);
	const naive = { exponentials, loss: -Math.log((exponentials[target] ?? 0) / sum) };
	return { given: logits, steps, gradient: steps.gradient, naive, logits, target, double: false };
}
