import { onnx } from 'onnx-proto';
import type { LossTask } from './task.ts';

const FLOAT = onnx.TensorProto.DataType.FLOAT;
const INT32 = onnx.TensorProto.DataType.INT32;
const INT64 = onnx.TensorProto.DataType.INT64;

const bytes = (values: Float32Array | Int32Array | BigInt64Array) =>
	new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const tensor = (name: string, dataType: number, dims: number[], values: Float32Array | Int32Array | BigInt64Array) =>
	onnx.TensorProto.create({ name, dataType, dims, rawData: bytes(values) });
const value = (name: string, elemType: number, dims: number[]) => ({
	name,
	type: { tensorType: { elemType, shape: { dim: dims.map((dimValue) => ({ dimValue })) } } },
});
const node = (opType: string, input: string[], output: string, ints: Record<string, number | number[]> = {}) => ({
	opType,
	input,
	output: [output],
	attribute: Object.entries(ints).map(([name, v]) =>
		Array.isArray(v)
			? { name, ints: v, type: onnx.AttributeProto.AttributeType.INTS }
			: { name, i: v, type: onnx.AttributeProto.AttributeType.INT },
	),
});

/**
 * The loss, and the gradient if asked for, as a graph of ONNX' operators, for there is no loss in
 * inference and no automatic gradient.
 *
 * @param inside whether the logits are a default of their input, and only one number of the gradient is
 * an output: ONNX Runtime's Wasm would otherwise copy both at every run
 */
export function lossModel(task: LossTask, inside: boolean): Uint8Array {
	const { rows, classes, logits, backward } = task;
	const nodes = [
		node('LogSoftmax', ['logits'], 'logp', { axis: -1 }),
		node('GatherElements', ['logp', 'targets'], 'picked', { axis: 1 }),
		node('ReduceMean', ['picked'], 'mean', { axes: [0, 1], keepdims: 0 }),
		node('Neg', ['mean'], 'loss'),
	];
	const initializer = [
		tensor(
			'classes',
			INT32,
			[1, classes],
			Int32Array.from({ length: classes }, (_, c) => c),
		),
		tensor('share', FLOAT, [], Float32Array.of(1 / rows)),
		tensor('zero', INT64, [1], BigInt64Array.of(0n)),
	];
	if (backward) {
		nodes.push(
			node('Exp', ['logp'], 'softmax'),
			node('Mul', ['softmax', 'share'], 'shared'),
			node('Equal', ['classes', 'targets'], 'mask'),
			node('Sub', ['shared', 'share'], 'lower'),
			node('Where', ['mask', 'lower', 'shared'], 'gradient'),
		);
		if (inside) {
			nodes.push(node('Gather', ['gradient', 'zero'], 'row'), node('Gather', ['row', 'zero'], 'corner', { axis: 1 }));
		}
	}
	if (inside) initializer.push(tensor('logits', FLOAT, [rows, classes], logits));
	const model = onnx.ModelProto.create({
		irVersion: 8,
		opsetImport: [{ domain: '', version: 13 }],
		graph: {
			name: 'cross-entropy',
			node: nodes,
			initializer,
			input: [value('logits', FLOAT, [rows, classes]), value('targets', INT32, [rows, 1])],
			output: [
				value('loss', FLOAT, []),
				...(backward ? [value('gradient', FLOAT, [rows, classes])] : []),
				...(backward && inside ? [value('corner', FLOAT, [1, 1])] : []),
			],
		},
	});
	return onnx.ModelProto.encode(model).finish();
}
