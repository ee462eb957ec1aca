import { FLOAT, INT32, INT64, modelBytes, node, tensor, value } from '../onnx.ts';
import type { LossTask } from './task.ts';

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
	return modelBytes({
		name: 'cross-entropy',
		node: nodes,
		initializer,
		input: [value('logits', FLOAT, [rows, classes]), value('targets', INT32, [rows, 1])],
		output: [
			value('loss', FLOAT, []),
			...(backward ? [value('gradient', FLOAT, [rows, classes])] : []),
			...(backward && inside ? [value('corner', FLOAT, [1, 1])] : []),
		],
	});
}
