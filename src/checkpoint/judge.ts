import type { CheckpointFormat } from './model.ts';
import type { Context } from './pickle/context.ts';
import type { TensorInfo } from './tensors.ts';

/** Problems that only the whole shows: names that `weights_only=True` refuses, devices, views, tensors without data. */
export function judge(context: Context, format: CheckpointFormat, tensors: readonly TensorInfo[]): void {
	const { problems } = context;
	for (const use of context.globals) {
		const where = { module: use.module, name: use.name, byte: use.position, ...(use.record && { record: use.record }) };
		if (use.severity === 'dangerous') problems.add('global-dangerous', 'error', where);
		// TorchScript's own loader knows its types
		else if (format === 'torchscript' || use.severity === 'allowed' || use.opcode === 'EXT') continue;
		else if (use.severity === 'unknown') problems.add('global-unknown', 'warning', where);
		else problems.add('weights-only-refuses', 'warning', where);
	}
	const devices = new Map<string, number>();
	for (const storage of context.storages.values()) {
		if (storage.device !== 'cpu' && storage.device !== 'meta') {
			devices.set(storage.device, (devices.get(storage.device) ?? 0) + 1);
		}
	}
	for (const [device, count] of devices) problems.add('device-tag', 'warning', { found: device, count });
	for (const { path, problem, device, shape, stride, offset, storage } of tensors) {
		// a safetensors header's own check says it better
		if (problem?.startsWith('view-') && format !== 'safetensors') {
			problems.add(problem, 'error', {
				path,
				...(storage && { key: storage.key, expected: storage.bytes }),
				found: `shape (${shape.slice(0, 8)}), stride (${stride.slice(0, 8)}), offset ${offset}`,
			});
		}
		if (device === 'meta') problems.add('meta-tensor', 'info', { path });
	}
}
