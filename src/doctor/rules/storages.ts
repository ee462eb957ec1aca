import {
	bytesNeeded,
	bytesOf,
	type Checkpoint,
	numelOf,
	type PathPart,
	type Problem,
	type ProblemCode,
	type TensorInfo,
} from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import { knownMessage } from '../torch/known-message.ts';
import { deviceMissing, raises } from '../torch/texts.ts';
import { survival } from './survival.ts';

/** Bytes that the first storage lacks which the file's end cuts; torch reads them in the file's order. */
function cutBytes({ records, storages }: Checkpoint): number | undefined {
	for (const record of records) {
		const whole = Math.max(0, ...storages.filter((s) => s.record === record).map((s) => s.recordOffset + s.bytes));
		if (record.dataOffset === null) return undefined;
		const lacking = record.dataOffset + Math.max(whole, record.size) - record.source.size;
		// where the count in front of it is cut too, torch has other words
		if (lacking > 0) return record.dataOffset <= record.source.size ? lacking : undefined;
	}
	return undefined;
}

const samePath = (a: readonly PathPart[], b: readonly PathPart[] | undefined) =>
	a.length === b?.length && a.every((part, i) => part === b[i]);

/** What torch says of a negative offset or stride; of a negative size its words depend on the product. */
function negativeText(tensor: TensorInfo | undefined): TorchText | undefined {
	if (!tensor || tensor.shape.some((n) => n < 0)) return undefined;
	const { shape, stride, offset } = tensor;
	if (offset < 0) return raises(`RuntimeError: Tensor: invalid storage offset ${offset}`);
	const sizes = `sizes=[${shape.join(', ')}] and strides=[${stride.join(', ')}]`;
	return stride.some((n, i) => n < 0 && (shape[i] ?? 0) > 1)
		? raises(`RuntimeError: Storage size calculation overflowed with ${sizes}`)
		: undefined;
}

/** What torch says of a view outside its storage: numbers that its 64 bits do not hold it notices before. */
function outsideText(tensor: TensorInfo | undefined): TorchText {
	const { shape, stride, offset } = tensor ?? { shape: [], stride: [], offset: 0 };
	const most = 2 ** 63;
	if (numelOf(shape) >= most) return raises('RuntimeError: numel: integer multiplication overflow');
	const bytes = tensor ? bytesNeeded(tensor) : 0;
	return bytes >= 2 * most || offset >= most
		? raises(
				`RuntimeError: Storage size calculation overflowed with sizes=[${shape.join(', ')}] and strides=[${stride.join(', ')}]`,
			)
		: raises('RuntimeError: Trying to resize storage that is not resizable');
}

function textOf({ code, evidence }: Problem, checkpoint: Checkpoint): TorchText | undefined {
	const { expected, found } = evidence;
	switch (code) {
		case 'record-short':
		case 'record-long':
			return typeof expected === 'number' && typeof found === 'number'
				? {
						call: 'load',
						text: `RuntimeError: record size (${found} bytes) does not match expected size (${expected} bytes = ${expected} elements * 1 bytes/element) for dtype Byte`,
						older: null,
					}
				: undefined;
		case 'storage-truncated': {
			// where a count before a storage is damaged too, torch stumbles over that
			const bytes = checkpoint.problems.some((p) => p.code === 'legacy-header') ? undefined : cutBytes(checkpoint);
			return bytes
				? raises(`RuntimeError: unexpected EOF, expected ${bytes} more bytes. The file might be corrupted.`)
				: undefined;
		}
		case 'storage-conflict':
			// torch leaves its own placeholders in, and puts both numbers behind them without a space
			return checkpoint.format === 'legacy' && evidence.byte !== undefined
				? raises(`RuntimeError: storage has wrong byte size: expected %ld got %ld${found}${expected}`)
				: undefined;
		case 'view-negative':
			return negativeText(checkpoint.tensors.find((t) => samePath(t.path, evidence.path)));
		case 'view-outside':
			return outsideText(checkpoint.tensors.find((t) => samePath(t.path, evidence.path)));
		case 'view-rank': {
			const tensor = checkpoint.tensors.find((t) => samePath(t.path, evidence.path));
			return (
				tensor &&
				raises(`RuntimeError: unequal size length (${tensor.shape.length}) and stride length (${tensor.stride.length})`)
			);
		}
		default:
			return undefined;
	}
}

const KNOWN: Partial<Record<ProblemCode, string>> = {
	'record-short': 'zip-record-size',
	'record-long': 'zip-record-size',
	'storage-truncated': 'truncated-legacy',
	'storage-conflict': 'legacy-header',
	'view-outside': 'view-outside',
	'view-rank': 'view-rank',
	'view-negative': 'view-negative',
	'tensor-malformed': 'tensor-malformed',
	'unknown-dtype': 'unsupported-global',
	'meta-tensor': 'meta-no-data',
};

const LOST = new Set<ProblemCode>([
	'record-short',
	'storage-truncated',
	'view-outside',
	'view-rank',
	'view-negative',
	'tensor-malformed',
]);

/** Dimensions as expected, strides as found. */
function ranks({ tensors }: Checkpoint, path: readonly PathPart[] | undefined) {
	const tensor = tensors.find((t) => samePath(t.path, path));
	return tensor ? { expected: tensor.shape.length, found: tensor.stride.length } : {};
}

/** A storage or a tensor contradicts what the file says of it. */
export function storage(problem: Problem, { checkpoint }: Context): Finding {
	const { code, severity, evidence } = problem;
	const lost = LOST.has(code) ? survival(checkpoint) : undefined;
	const torch = textOf(problem, checkpoint);
	return finding(
		code,
		severity,
		{ ...evidence, ...(code === 'view-rank' ? ranks(checkpoint, evidence.path) : {}), ...(lost ?? {}) },
		{
			torch,
			known: (code === 'view-outside' ? knownMessage(torch) : undefined) ?? KNOWN[code],
			fixes:
				lost && lost.tensors > 0
					? [{ kind: 'salvage' }]
					: code === 'record-long'
						? [{ kind: 'convert', to: 'zip' }]
						: [],
		},
	);
}

/** Devices that every machine has. */
const EVERYWHERE = /^(cpu|meta)$/;

/** The file was saved from a device that the reader's machine may not have. */
export function devices(checkpoint: Checkpoint): Finding[] {
	const names = [...new Set(checkpoint.storages.map((s) => s.device))].filter((d) => !EVERYWHERE.test(d));
	const first = names[0];
	if (first === undefined) return [];
	const torch = deviceMissing(first);
	const known = knownMessage(torch) ?? 'unknown-storage-device';
	return [
		finding(
			'device-tag',
			'warning',
			{ text: first, texts: names, tensors: checkpoint.storages.filter((s) => names.includes(s.device)).length },
			{ torch, known, fixes: [{ kind: 'retag-device', device: 'cpu' }] },
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
		entry.bytes += bytesOf(
			tensor.dtype,
			tensor.shape.reduce((a, b) => a * b, 1),
		);
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
