import { isKind, PyDict, type StorageInfo, type TensorNode } from '../../checkpoint/index.ts';
import { storageLack } from '../../checkpoint/write/index.ts';
import { castTensors } from './cast.ts';
import { type Draft, pathText, problem, valueAt } from './draft.ts';
import { renameKeys } from './keys.ts';
import { keepLoadable } from './loadable.ts';
import type { Path, Step } from './step.ts';
import { mapTensors, replaceAt, tensorsIn } from './tree.ts';

function unwrap(draft: Draft, path: Path): void {
	const value = valueAt(draft.root, path);
	if (value === undefined) {
		problem(draft, 'not-found', `unwrap: there is nothing at ${pathText(path)}`, [path]);
		return;
	}
	const module = isKind(value, 'object') ? draft.modules.get(value) : undefined;
	const inside = module ?? value;
	if (tensorsIn(inside).length === 0) {
		problem(draft, 'empty', `unwrap: ${pathText(path)} holds no tensors`, [path]);
		return;
	}
	if (path.length)
		for (const [key] of isKind(draft.root, 'dict') ? draft.root.entries() : []) outside(draft, key, path);
	draft.root = inside;
}

function outside(draft: Draft, key: unknown, path: Path): void {
	if (typeof key === 'string' && key !== path[0]) draft.lost.push({ path: [key], reason: 'dropped', what: 'outside' });
}

function drop(draft: Draft, paths: readonly Path[]): void {
	const absent = paths.filter((path) => valueAt(draft.root, path) === undefined);
	if (absent.length) {
		problem(draft, 'not-found', `drop: there is nothing at ${absent.map(pathText).join(', ')}`, absent);
	}
	for (const path of paths) {
		if (absent.includes(path)) continue;
		const value = valueAt(draft.root, path);
		draft.root = replaceAt(draft.root, path, () => undefined) ?? new PyDict();
		draft.lost.push({ path, reason: 'dropped', what: isKind(value, 'tensor') ? `torch.${value.dtype}` : 'value' });
	}
}

function retag(draft: Draft, device: string): void {
	const storages = new Map<StorageInfo, StorageInfo>();
	let changed = 0;
	mapTensors(draft, (tensor) => {
		if (!tensor.storage || tensor.storage.device === device) return tensor;
		changed++;
		const storage = storages.get(tensor.storage) ?? { ...tensor.storage, device };
		storages.set(tensor.storage, storage);
		return { ...tensor, storage, device };
	});
	if (!changed) draft.notes.push({ code: 'no-effect', path: [], text: 'retag-device' });
}

/** Why a tensor's bytes cannot be written; undefined when they can. */
export function tensorLack(tensor: TensorNode): string | undefined {
	if (tensor.problem) return tensor.problem;
	const { quantization: q } = tensor;
	const inner = [
		...Object.values(tensor.parts ?? {}),
		...[q?.scale, q?.zeroPoint].filter((n) => isKind(n as TensorNode, 'tensor')),
	];
	for (const part of inner as TensorNode[]) {
		const lack = tensorLack(part);
		if (lack) return lack;
	}
	// a storage of no bytes has no record
	return tensor.storage?.bytes ? storageLack(tensor.storage) : undefined;
}

function salvage(draft: Draft): void {
	for (const { path, node } of tensorsIn(draft.root)) {
		const lack = tensorLack(node);
		if (!lack) continue;
		draft.lost.push({ path, reason: node.problem ? 'bad-tensor' : 'no-data', what: lack });
		draft.root = replaceAt(draft.root, path, () => undefined) ?? new PyDict();
	}
}

/** Carries out one step on a draft. */
export function carryOut(draft: Draft, step: Step): void {
	switch (step.kind) {
		case 'unwrap':
			unwrap(draft, step.path);
			break;
		case 'strip-prefix':
		case 'add-prefix':
		case 'rename':
		case 'replace':
			renameKeys(draft, step);
			break;
		case 'drop':
			drop(draft, step.paths);
			break;
		case 'cast':
			castTensors(draft, step.dtype);
			break;
		case 'retag-device':
			retag(draft, step.device);
			break;
		case 'sanitise':
			keepLoadable(draft, { tensorsOnly: step.tensorsOnly ?? false, dropBad: true });
			break;
		case 'salvage':
			salvage(draft);
			break;
		// these two say how it is written, not what
		case 'rebuild-directory':
		case 'convert':
			break;
	}
}
