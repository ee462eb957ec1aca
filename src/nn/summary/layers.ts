import type { Module } from '../networks/module.ts';
import type { Activation, Operation } from '../networks/operations.ts';
import { type Program, traceOf } from '../networks/trace.ts';

/** A module of a network as a reader sees it. */
export interface Layer {
	/** Its name in the module that holds it. */
	readonly name: string;
	/** Its whole name, as in a state dict. */
	readonly path: string;
	/** The class in `torch.nn`; undefined for a module that holds others. */
	readonly className: string | undefined;
	/** What goes in and what comes out, for one picture; of a module that is called more than once, the last time. */
	readonly inside: readonly number[];
	readonly out: readonly number[];
	/** With those of the modules inside. */
	readonly parameters: number;
	readonly children: readonly Layer[];
}

const ACTIVATIONS: Record<Activation, string> = {
	relu: 'ReLU',
	relu6: 'ReLU6',
	hardswish: 'Hardswish',
	hardsigmoid: 'Hardsigmoid',
	silu: 'SiLU',
	sigmoid: 'Sigmoid',
};

/** The class of a module that is one operation; one that does nothing in eval mode is a Dropout here. */
function classOf(operation: Operation | undefined): string {
	if (!operation) return 'Dropout';
	if (operation.kind === 'activation') return ACTIVATIONS[operation.name];
	return operation.kind[0]?.toUpperCase() + operation.kind.slice(1);
}

interface Call {
	readonly inside: readonly number[];
	readonly out: readonly number[];
	readonly first: Operation | undefined;
}

const numel = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/**
 * A network's modules with the shapes of what goes through them, and its forward pass.
 *
 * @param shape of the images, (N,3,H,W)
 * @throws Error as `traceOf`
 */
export function layersOf(network: Module, shape: readonly number[]): { layers: readonly Layer[]; program: Program } {
	const calls = new Map<string, Call>();
	const path: string[] = [];
	const program = traceOf(
		{
			forward: (x, trace) =>
				network.forward(x, {
					...trace,
					inside(name, work) {
						const before = trace.steps.length;
						path.push(name);
						const out = trace.inside(name, work);
						const step = trace.steps[before];
						const given = step?.inputs[0];
						const outShape = (out as { shape: readonly number[] }).shape;
						calls.set(path.join('.'), {
							// what does nothing gives back what it was given
							inside:
								given === undefined ? outShape : given === 0 ? shape : (trace.steps[given - 1]?.output.shape ?? []),
							out: outShape,
							first: step?.operation,
						});
						path.pop();
						return out;
					},
				}),
		},
		shape,
	);
	const layer = (name: string, { tensors = [], children = [] }: Module, prefix: string): Layer => {
		const whole = prefix + name;
		const call = calls.get(whole);
		const inner = children.map(([childName, child]) => layer(childName, child, `${whole}.`));
		const own = tensors.filter((t) => !t.buffer).reduce((sum, t) => sum + numel(t.shape), 0);
		return {
			name,
			path: whole,
			className: children.length ? undefined : classOf(call?.first),
			inside: call?.inside ?? [],
			out: call?.out ?? [],
			parameters: inner.reduce((sum, l) => sum + l.parameters, own),
			children: inner,
		};
	};
	return { layers: (network.children ?? []).map(([name, child]) => layer(name, child, '')), program };
}
