import { NESTED } from '../limits.ts';
import type { Context } from '../pickle/context.ts';
import { type Unpickled, unpickle } from '../pickle/machine.ts';
import { plainCall } from '../pickle/plain-calls.ts';
import { storageOf } from '../rebuild/storage.ts';
import { rebuild } from '../rebuild/tensor.ts';
import { bytesSource } from '../sources/bytes.ts';
import { globalName, isKind, typeName, type Value } from '../values.ts';
import { attachSequential, readLegacy } from './legacy-parse.ts';

interface PickleOptions {
	readonly context: Context;
	readonly record?: string;
	readonly base?: number;
	/** Put before storage keys: nested pickles and constants have keys of their own. */
	readonly prefix?: string;
	/** How deep this pickle lies in others. */
	readonly depth?: number;
	/** What to make of persistent ids that are no storage. */
	readonly resolve?: (id: Value) => Value | undefined;
}

/** A storage inside a pickle: `torch.storage._load_from_bytes(...)` holds a whole legacy file. */
function nested(args: readonly Value[], options: PickleOptions): Value | undefined {
	const [blob] = args;
	const depth = (options.depth ?? 0) + 1;
	if (!isKind(blob, 'bytes') || depth > NESTED) return undefined;
	const prefix = `${options.prefix ?? ''}${options.context.storages.size}/`;
	const legacy = readLegacy(blob.value, {
		...options,
		prefix,
		depth,
		record: `${options.record ?? ''}<bytes>`,
		base: 0,
	});
	if (!legacy.object?.complete || !legacy.keys) return undefined;
	attachSequential(options.context, bytesSource(blob.value, prefix), legacy, prefix);
	return legacy.object.value;
}

/** Runs one pickle of a PyTorch file as data and reports what stops it. */
export function readPickle(bytes: Uint8Array, start: number, options: PickleOptions): Unpickled {
	const { context, record = '', base = 0, prefix = '', resolve } = options;
	return unpickle(bytes, start, {
		context,
		record,
		base,
		reduce: (callee, args) => {
			const name = globalName(callee);
			if (name === 'torch.storage._load_from_bytes') return nested(args, options);
			const made = rebuild(callee, args);
			if (isKind(made, 'tensor') || name?.startsWith('torch._utils._rebuild_')) context.tensors++;
			return made ?? plainCall(callee, args);
		},
		persistent: (id, position) => {
			const storage = storageOf(context, id, prefix);
			if (storage) return { kind: 'storage', storage };
			const known = resolve?.(id);
			if (known !== undefined) return known;
			// the class of a whole model, with its source beside it
			if (isKind(id, 'tuple') && id.items[0] === 'module') return id.items[1] ?? null;
			const found = typeName(id);
			context.problems.add('bad-persistent-id', 'error', {
				byte: base + position,
				...(record && { record }),
				...(found && { found }),
			});
			return { kind: 'persistent', id };
		},
	});
}

/** Tells why a pickle broke off, and which opcode `weights_only=True` does not know. */
export function reportPickle(pickle: Unpickled, context: Context): void {
	if (pickle.stop) context.problems.add(pickle.stop.code, 'error', pickle.stop.evidence);
	if (!pickle.refused) return;
	const { opcode, byte } = pickle.refused;
	// torch.save writes such an opcode with other protocols only: in a damaged pickle it is part of the damage
	const stray = pickle.stop?.code === 'pickle-damaged' && (pickle.protocol === 2 || pickle.protocol === 3);
	if (stray) return;
	context.problems.add('pickle-protocol', 'warning', {
		byte,
		found: pickle.protocol,
		expected: 'protocol 2',
		name: `opcode ${opcode}`,
	});
}
