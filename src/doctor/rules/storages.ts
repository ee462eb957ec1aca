import { type Checkpoint, type Problem, type ProblemCode, bytesOf } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import { deviceMissing, raises } from '../torch/texts.ts';
import { survival } from './survival.ts';

function textOf({ code, evidence }: Problem): TorchText | undefined {
	const { expected, found } = evidence;
	switch (code) {
		case 'record-short':
			return typeof expected === 'number' && typeof found === 'number'
				? {
						call: 'load',
						text: `RuntimeError: record size (${found} bytes) does not match expected size (${expected} bytes = ${expected} elements * 1 bytes/element) for dtype Byte`,
						older: null,
					}
				: undefined;
		case 'storage-truncated':
			return typeof expected === 'number' && typeof found === 'number'
				? raises(`RuntimeError: unexpected EOF, expected ${expected - found} more bytes. The file might be corrupted.`)
				: undefined;
		case 'view-outside':
			return raises('RuntimeError: Trying to resize storage that is not resizable');
		case 'view-rank':
			return raises(`RuntimeError: unequal size length (${expected}) and stride length (${found})`);
		default:
			return undefined;
	}
}

const KNOWN: Partial<Record<ProblemCode, string>> = {
	'storage-truncated': 'truncated-legacy',
	'meta-tensor': 'meta-no-data',
};

const LOST = new Set<ProblemCode>(['record-short', 'storage-truncated', 'view-outside', 'view-rank', 'view-negative', 'tensor-malformed']);

/** A storage or a tensor contradicts what the file says of it. */
export function storage(problem: Problem, { checkpoint }: Context): Finding {
	const { code, severity, evidence } = problem;
	const lost = LOST.has(code) ? survival(checkpoint) : undefined;
	return finding(
		code,
		severity,
		{ ...evidence, ...(lost ?? {}) },
		{
			torch: textOf(problem),
			...(KNOWN[code] && { known: KNOWN[code] }),
			fixes: lost && lost.tensors > 0 ? [{ kind: 'salvage' }] : [],
		},
	);
}

/** Devices that every machine has. */
const EVERYWHERE = /^(cpu|meta)$/;

/** The file was saved from a device that the reader's machine may not have. */
export function devices(checkpoint: Checkpoint): Finding[] {
	const names = [...new Set(checkpoint.storages.map((s) => s.device))].filter((d) => d && !EVERYWHERE.test(d));
	const first = names[0];
	if (!first) return [];
	const known = /^(cuda|hpu)/.test(first) ? 'cuda-not-available' : 'unknown-storage-device';
	return [
		finding(
			'device-tag',
			'warning',
			{ text: first, texts: names, tensors: checkpoint.storages.filter((s) => names.includes(s.device)).length },
			{ torch: deviceMissing(first), known, fixes: [{ kind: 'retag-device', device: 'cpu' }] },
		),
	];
}

/** A storage this much larger than what is seen of it is worth a word, above a few kilobytes. */
const WASTE = { share: 0.5, bytes: 4096 };

/** Tensors that share memory, and storages of which the file holds more than its tensors show. */
export function sharing(checkpoint: Checkpoint): Finding[] {
	const seen = new Map<object, { paths: string[]; bytes: number; of: number }>();
	for (const tensor of checkpoint.tensors) {
		if (!tensor.storage) continue;
		const entry = seen.get(tensor.storage) ?? { paths: [], bytes: 0, of: tensor.storage.bytes };
		entry.paths.push(tensor.path.join('.'));
		entry.bytes += bytesOf(tensor.dtype, tensor.shape.reduce((a, b) => a * b, 1));
		seen.set(tensor.storage, entry);
	}
	const groups = [...seen.values()];
	const shared = groups.filter((g) => g.paths.length > 1);
	const wasteful = groups.filter((g) => g.of - g.bytes > WASTE.bytes && g.bytes < g.of * WASTE.share);
	const found: Finding[] = [];
	if (shared[0]) {
		found.push(
			finding('shared-storage', 'info', {
				count: shared.length,
				tensors: shared.reduce((sum, g) => sum + g.paths.length, 0),
				texts: shared[0].paths.slice(0, 3),
			}),
		);
	}
	if (wasteful[0]) {
		found.push(
			finding('oversized-storage', 'info', {
				count: wasteful.length,
				bytes: wasteful.reduce((sum, g) => sum + g.of - g.bytes, 0),
				text: wasteful[0].paths[0] ?? '',
			}),
		);
	}
	return found;
}
