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
const node = (
	opType: string,
	input: string[],
	output: string,
	ints: Record<string, number | number[] | string> = {},
) => ({
	opType,
	input,
	output: [output],
	attribute: Object.entries(ints).map(([name, v]) =>
		typeof v === 'string'
			? { name, s: new TextEncoder().encode(v), type: onnx.AttributeProto.AttributeType.STRING }
			: Array.isArray(v)
				? { name, ints: v, type: onnx.AttributeProto.AttributeType.INTS }
				: { name, i: v, type: onnx.AttributeProto.AttributeType.INT },
	),
});

/** Ways to write the loss: the gradient from exp(log softmax), from Softmax, or log Σ exp at once. */
export type OnnxWay = 'LogSoftmax' | 'LogSoftmax and Softmax' | 'ReduceLogSumExp';

/**
 * The loss, and the gradient if asked for, as a graph of ONNX' operators, for there is no loss in
 * inference and no automatic gradient.
 *
 * @param inside whether the logits are a default of their input, and only one number of the gradient is
 * an output: ONNX Runtime's Wasm would otherwise copy both at every run
 */
export function lossModel(task: LossTask, inside: boolean, way: OnnxWay): Uint8Array {
	const { rows, classes, logits, backward } = task;
	const nodes =
		way === 'ReduceLogSumExp'
			? [
					node('ReduceLogSumExp', ['logits'], 'total', { axes: [1], keepdims: 1 }),
					node('GatherElements', ['logits', 'targets'], 'picked', { axis: 1 }),
					node('Sub', ['total', 'picked'], 'each'),
				]
			: [
					node('LogSoftmax', ['logits'], 'logp', { axis: -1 }),
					node('GatherElements', ['logp', 'targets'], 'picked', { axis: 1 }),
					node('Neg', ['picked'], 'each'),
				];
	nodes.push(node('ReduceMean', ['each'], 'loss', { axes: [0, 1], keepdims: 0 }));
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
		initializer.push(tensor('minus', FLOAT, [rows, 1], new Float32Array(rows).fill(-1 / rows)));
		nodes.push(
			way === 'LogSoftmax' ? node('Exp', ['logp'], 'softmax') : node('Softmax', ['logits'], 'softmax', { axis: -1 }),
			node('Mul', ['softmax', 'share'], 'shared'),
			node('ScatterElements', ['shared', 'targets', 'minus'], 'gradient', { axis: 1, reduction: 'add' }),
		);
		if (inside) {
			nodes.push(node('Gather', ['gradient', 'zero'], 'row'), node('Gather', ['row', 'zero'], 'corner', { axis: 1 }));
		}
	}
	if (inside) initializer.push(tensor('logits', FLOAT, [rows, classes], logits));
	const model = onnx.ModelProto.create({
		irVersion: 8,
		opsetImport: [{ domain: '', version: 16 }],
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
