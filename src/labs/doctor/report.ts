import {
	bytesOf,
	type Checkpoint,
	globalName,
	isKind,
	numelOf,
	repr,
	type TensorInfo,
	type Value,
} from '../../checkpoint/index.ts';
import { isRefused } from '../../doctor/context.ts';
import type { Finding } from '../../doctor/finding.ts';
import { isFlat } from '../../doctor/plan/flat.ts';
import { stateDicts } from '../../doctor/rules/state-dicts.ts';
import { isWhole } from '../../doctor/rules/survival.ts';
import type { Entry, Report, Safety, TensorEntry } from './messages.ts';

/** Dtypes without numbers: raw bits, and integers packed several to a byte. */
const UNCOUNTABLE = /^(bits|quint[24]x|u?int[1-7]$|float6|float4_e2m1fn$)/;
/** Plain values listed beside the tensors; a file of more is data, not settings. */
const VALUES = 2000;
/** Characters of a value that are shown. */
const TEXT = 200;

function tensorEntry(tensor: TensorInfo, index: number, sharedBy: number): TensorEntry {
	const { dtype, shape, stride, offset, device, layout, storage } = tensor;
	const parts = tensor.parts ? Object.values(tensor.parts) : [];
	const bytes = parts.length
		? parts.reduce((sum, p) => sum + bytesOf(p.dtype, numelOf(p.shape)), 0)
		: bytesOf(dtype, numelOf(shape));
	const whole = isWhole(tensor);
	return {
		...{ index, dtype, shape, stride, offset, bytes, device, layout, sharedBy, whole },
		parameter: tensor.isParameter,
		requiresGrad: tensor.requiresGrad,
		storage: storage?.key ?? '',
		record: storage?.record?.name ?? '',
		countable: whole && layout === 'strided' && !UNCOUNTABLE.test(dtype),
	};
}

/** A value as Python writes it; of an object, what would make it. */
function valueText(value: Value): string {
	return isKind(value, 'object') ? `${globalName(value.callee) ?? 'object'}(…)` : repr(value);
}

/** The plain values in dicts and lists, with their paths; a few levels and a few thousand at most. */
function plainValues(root: Value | undefined): Entry[] {
	const found: Entry[] = [];
	const seen = new Set<Value>();
	const open: { value: Value | undefined; path: (string | number)[] }[] = [{ value: root, path: [] }];
	for (let at = 0; at < open.length && found.length < VALUES; at++) {
		const { value, path } = open[at] as (typeof open)[number];
		if (isKind(value, 'tensor') || isKind(value, 'storage') || value === undefined) continue;
		if (isKind(value, 'dict') && value.size > 0) {
			if (seen.has(value)) continue;
			seen.add(value);
			for (const [key, held] of value.entries()) {
				open.push({
					value: held,
					path: [...path, typeof key === 'string' || typeof key === 'number' ? key : repr(key)],
				});
			}
		} else if (
			(isKind(value, 'list') || isKind(value, 'tuple')) &&
			value.items.some((v) => v !== null && typeof v === 'object')
		) {
			if (seen.has(value)) continue;
			seen.add(value);
			value.items.slice(0, VALUES).forEach((held, i) => {
				open.push({ value: held, path: [...path, i] });
			});
		} else if (path.length) {
			found.push({ path, text: valueText(value).slice(0, TEXT) });
		}
	}
	return found;
}

/** Tensors and values in the file's order: by the first appearance of what they lie in. */
function entriesOf(checkpoint: Checkpoint): Entry[] {
	const sharers = new Map<unknown, number>();
	for (const { storage } of checkpoint.tensors) if (storage) sharers.set(storage, (sharers.get(storage) ?? 0) + 1);
	const tensors = checkpoint.tensors.map(
		(tensor, i): Entry => ({
			path: tensor.path,
			tensor: tensorEntry(tensor, i, sharers.get(tensor.storage) ?? 1),
		}),
	);
	const module = checkpoint.tensors.some((t) => t.path.includes('<state_dict>'));
	const values = module ? [] : plainValues(checkpoint.root);
	const order = new Map<unknown, number>();
	if (isKind(checkpoint.root, 'dict')) {
		for (const key of checkpoint.root.keys()) order.set(typeof key === 'object' ? repr(key) : key, order.size);
	}
	const rank = ({ path }: Entry) => order.get(path[0]) ?? order.size;
	return [...tensors, ...values].sort((a, b) => rank(a) - rank(b));
}

function safetyOf({ globals }: Checkpoint): Safety {
	if (globals.some((g) => g.severity === 'dangerous')) return 'dangerous';
	return globals.some(isRefused) ? 'refused' : 'plain';
}

/** A checkpoint as plain data for the page. */
export function reportOf(
	checkpoint: Checkpoint,
	findings: readonly Finding[],
	milliseconds: number,
	checked: boolean | null,
): Report {
	const { file, format, wrappers, globals, tensors, storages, cost } = checkpoint;
	const dtypes = new Map<string, number>();
	for (const { dtype } of tensors) dtypes.set(dtype, (dtypes.get(dtype) ?? 0) + 1);
	return {
		name: file.name,
		size: file.size,
		format,
		wrappers: wrappers.map((w) => w.kind),
		safety: safetyOf(checkpoint),
		globals: globals.filter(isRefused).length,
		tensors: tensors.length,
		numel: tensors.reduce((sum, t) => sum + numelOf(t.shape), 0),
		bytes: storages.reduce((sum, s) => sum + s.bytes, 0),
		dtypes: [...dtypes].sort((a, b) => b[1] - a[1]),
		entries: entriesOf(checkpoint),
		findings,
		cost: { bytes: cost.bytes, milliseconds },
		checked,
		holder: isFlat(checkpoint) ? [] : (stateDicts(checkpoint)[0]?.path ?? []),
		writable: tensors.length > 0,
	};
}
