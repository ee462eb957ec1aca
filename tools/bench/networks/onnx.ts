import type { Operation } from '../../../src/nn/networks/operations.ts';
import { type Step, traceOf } from '../../../src/nn/networks/trace.ts';
import { FLOAT, modelBytes, node, tensor, value } from '../onnx.ts';
import type { NetworkTask } from './task.ts';

type Of<K extends Operation['kind']> = Operation & { kind: K };

const ACTIVATIONS = { relu: 'Relu', hardswish: 'HardSwish', sigmoid: 'Sigmoid' } as const;

const windowOf = ({ kernelSize, stride, padding }: Of<'conv2d'> | Of<'maxPool2d'>) => ({
	kernel_shape: [kernelSize, kernelSize],
	strides: [stride, stride],
	pads: [padding, padding, padding, padding],
});

/** A step of a network as the operator that stands for it in torch's own export. */
function nodeOf({ operation: o, inputs, output, module }: Step) {
	const [x = '', y = ''] = inputs.map((i) => `v${i}`);
	const out = `v${output.index}`;
	const of = (...names: string[]) => [x, ...names.map((n) => `${module}.${n}`)];
	switch (o.kind) {
		case 'conv2d':
			return node('Conv', of('weight', ...(o.bias ? ['bias'] : [])), out, {
				...windowOf(o as Of<'conv2d'>),
				dilations: [o.dilation, o.dilation],
				group: o.groups,
			});
		case 'batchNorm2d':
			return node('BatchNormalization', of('weight', 'bias', 'running_mean', 'running_var'), out, { epsilon: o.eps });
		case 'maxPool2d':
			return node('MaxPool', [x], out, { ...windowOf(o as Of<'maxPool2d'>), ceil_mode: Number(o.ceilMode) });
		case 'adaptiveAvgPool2d':
			return node('GlobalAveragePool', [x], out);
		case 'flatten':
			return node('Flatten', [x], out);
		case 'linear':
			return node('Gemm', of('weight', 'bias'), out, { transB: 1 });
		case 'add':
			return node('Add', [x, y], out);
		case 'activation': {
			const name = ACTIVATIONS[o.name as keyof typeof ACTIVATIONS];
			if (name) return node(name, [x], out);
		}
	}
	throw new Error(`expected an operation of a ResNet, found ${o.kind}`);
}

/** A network as an ONNX graph with its numbers inside, BatchNorm and all; ONNX Runtime folds it itself. */
export function networkModel({ network, tensors, shape }: NetworkTask): Uint8Array {
	const { steps, input, output } = traceOf(network, shape);
	return modelBytes({
		name: 'network',
		node: steps.map(nodeOf),
		initializer: [...tensors].map(([key, { values, shape: dims }]) => tensor(key, FLOAT, [...dims], values)),
		input: [value(`v${input.index}`, FLOAT, [...input.shape])],
		output: [value(`v${output.index}`, FLOAT, [...output.shape])],
	});
}
