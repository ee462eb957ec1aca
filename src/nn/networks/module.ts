import type { Trace, Value } from './trace.ts';

/** A parameter or buffer of a module. */
export interface TensorSlot {
	readonly name: string;
	/** As PyTorch has it: out × in/groups × height × width for a convolution. */
	readonly shape: readonly number[];
	readonly buffer?: boolean;
	/** `int64`, as the counter of a BatchNorm2d; float32 without. */
	readonly integer?: boolean;
}

/** A module of a network: what it stores, what it holds and what it does, with PyTorch's names. */
export interface Module {
	readonly tensors?: readonly TensorSlot[];
	/** In the order of registration, also those without tensors. */
	readonly children?: readonly (readonly [name: string, module: Module])[];
	/**
	 * Writes down what the module does to a value of shape (N,C,H,W) or (N,C).
	 *
	 * @throws Error if the value's shape is not one that the module takes
	 */
	readonly forward: (x: Value, trace: Trace) => Value;
}

/** A module that calls its children by name. */
export function moduleOf(
	children: Record<string, Module>,
	forward: (x: Value, call: (name: string, x: Value) => Value, trace: Trace) => Value,
): Module {
	const entries = Object.entries(children);
	return {
		children: entries,
		forward: (x, trace) =>
			forward(
				x,
				(name, value) => {
					const child = children[name];
					if (!child) throw new Error(`expected a child ${Object.keys(children).join(', ')}, found '${name}'`);
					return trace.inside(name, () => child.forward(value, trace));
				},
				trace,
			),
	};
}

/** `nn.Sequential` with names, or an `OrderedDict` of modules called one after the other. */
export function chain(children: readonly (readonly [name: string, module: Module])[]): Module {
	return {
		children,
		forward: (x, trace) =>
			children.reduce((value, [name, child]) => trace.inside(name, () => child.forward(value, trace)), x),
	};
}

/** `nn.Sequential`: its children are called 0, 1, 2, … */
export const sequential = (...modules: readonly Module[]): Module => chain(modules.map((m, i) => [String(i), m]));

/** The tensors of a module in the order of its state dict. */
export function slotsOf(module: Module): Map<string, TensorSlot> {
	const slots = new Map<string, TensorSlot>();
	const visit = ({ tensors = [], children = [] }: Module, prefix: string): void => {
		for (const slot of tensors) slots.set(prefix + slot.name, slot);
		for (const [name, child] of children) visit(child, `${prefix}${name}.`);
	};
	visit(module, '');
	return slots;
}
