import { type Operation, shapeAfter } from './operations.ts';

/** A value on its way through a network. */
export interface Value {
	readonly index: number;
	/** (N,C,H,W) or (N,C), as in PyTorch. */
	readonly shape: readonly number[];
}

/** One operation of a forward pass, and where it is written down. */
export interface Step {
	readonly operation: Operation;
	/** Indices of the values that go in. */
	readonly inputs: readonly number[];
	readonly output: Value;
	/** The module's name in the network, by which its tensors are found: `layer1.0.conv1`. */
	readonly module: string;
}

/** A forward pass as a list of operations, made by calling a network's modules once. */
export interface Trace {
	readonly steps: readonly Step[];
	/** Calls a child, whose steps get its name. */
	inside<T>(name: string, work: () => T): T;
	/** @throws Error if the shapes do not fit the operation */
	apply(operation: Operation, ...inputs: Value[]): Value;
}

/** The traced forward pass of a network. */
export interface Program {
	readonly steps: readonly Step[];
	readonly input: Value;
	readonly output: Value;
}

/**
 * Traces a network.
 *
 * @param shape of the images, (N,3,H,W)
 * @throws Error naming the module that does not take what it is given, as where the images are too small
 */
export function traceOf(
	network: { readonly forward: (x: Value, trace: Trace) => Value },
	shape: readonly number[],
): Program {
	const path: string[] = [];
	const steps: Step[] = [];
	const trace: Trace = {
		steps,
		inside(name, work) {
			path.push(name);
			const result = work();
			path.pop();
			return result;
		},
		apply(operation, ...inputs) {
			const module = path.join('.');
			let after: readonly number[];
			try {
				after = shapeAfter(operation, ...inputs.map((v) => v.shape));
			} catch (error) {
				throw new Error(`${module || 'the network'}: ${(error as Error).message}`);
			}
			const output = { index: steps.length + 1, shape: after };
			steps.push({ operation, inputs: inputs.map((v) => v.index), output, module });
			return output;
		},
	};
	const input = { index: 0, shape };
	return { steps, input, output: network.forward(input, trace) };
}
