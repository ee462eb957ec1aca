import type { Activation, Operation } from './operations.ts';
import type { Program, Step, Value } from './trace.ts';

/** An operation with what follows it and can be done in the same go. */
export interface FusedStep extends Step {
	/** A BatchNorm2d after a convolution, whose numbers go into the convolution's own. */
	readonly norm?: Step;
	readonly activation?: Activation;
}

/** The same forward pass in fewer steps. */
export interface FusedProgram {
	readonly steps: readonly FusedStep[];
	readonly input: Value;
	readonly output: Value;
}

/** What an activation may be a part of. */
const ACTIVATED: readonly Operation['kind'][] = ['conv2d', 'batchNorm2d', 'linear', 'add'];

/**
 * Joins convolutions with the BatchNorm2d and the activation after them, and others with their activation,
 * where nothing else reads what is between them.
 */
export function fuse({ steps, input, output }: Program): FusedProgram {
	const readers = new Map<number, Step[]>();
	for (const step of steps) for (const value of step.inputs) readers.set(value, [...(readers.get(value) ?? []), step]);
	const joined = new Set<Step>();

	/** The one step that reads a value, if it is of that kind. */
	function next<K extends Operation['kind']>(step: Step, kind: K): (Step & { operation: { kind: K } }) | undefined {
		const [reader, second] = readers.get(step.output.index) ?? [];
		if (!reader || second || step.output.index === output.index || reader.operation.kind !== kind) return undefined;
		joined.add(reader);
		return reader as Step & { operation: { kind: K } };
	}

	const fused: FusedStep[] = [];
	for (const step of steps) {
		if (joined.has(step)) continue;
		const norm = step.operation.kind === 'conv2d' ? next(step, 'batchNorm2d') : undefined;
		const last = norm ?? step;
		const active = ACTIVATED.includes(step.operation.kind) ? next(last, 'activation') : undefined;
		const activation = active?.operation.kind === 'activation' ? active.operation.name : undefined;
		fused.push({
			...step,
			output: (active ?? last).output,
			...(norm ? { norm } : {}),
			...(activation ? { activation } : {}),
		});
	}
	return { steps: fused, input, output };
}
