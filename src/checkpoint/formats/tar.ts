import { latin1, viewOf } from '../bytes.ts';
import { collect } from '../collect/collect.ts';
import { throwIfAborted } from '../error.ts';
import { ENTRIES, PICKLE } from '../limits.ts';
import { addStorage, isSize, storageBytes, storageDType } from '../rebuild/storage.ts';
import { makeTensor } from '../rebuild/tensor.ts';
import { viewProblem } from '../rebuild/view.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import type { StorageInfo, TensorNode } from '../tensors.ts';
import { isKind, type Value } from '../values.ts';
import type { Found, Job } from './found.ts';
import { legacyRecord } from './legacy-parse.ts';
import { readPickle, reportPickle } from './pickles.ts';
import { BLOCK, isTarHeader, octal } from './tar-header.ts';

function text(bytes: Uint8Array): string {
	const end = bytes.indexOf(0);
	return latin1(end < 0 ? bytes : bytes.subarray(0, end));
}

/** The members of a tar, as far as its headers hold. */
export async function tarMembers(source: Source, signal?: AbortSignal): Promise<RecordInfo[]> {
	const records: RecordInfo[] = [];
	let longName: string | undefined;
	for (let at = 0; at + BLOCK <= source.size && records.length < ENTRIES; ) {
		throwIfAborted(signal);
		const block = await source.read(at, BLOCK, signal);
		if (!isTarHeader(block)) break;
		const size = octal(block.subarray(124, 136));
		if (!Number.isSafeInteger(size) || size < 0) break;
		const type = String.fromCharCode(block[156] as number);
		const data = at + BLOCK;
		at = data + Math.ceil(size / BLOCK) * BLOCK;
		if (type === 'L' || type === 'x') {
			const body = await source.read(data, Math.min(size, 8192), signal);
			longName = type === 'L' ? text(body) : (/\d+ path=([^\n]*)\n/.exec(latin1(body))?.[1] ?? longName);
			continue;
		}
		const prefix = latin1(block.subarray(257, 262)) === 'ustar' ? text(block.subarray(345, 500)) : '';
		const name = longName ?? (prefix ? `${prefix}/` : '') + text(block.subarray(0, 100));
		longName = undefined;
		if (type === '0' || type === '\0' || type === '7') {
			records.push(legacyRecord(source, name, data, Math.max(0, Math.min(size, source.size - data))));
		}
	}
	return records;
}

/** Whether these are the members of torch.save before 0.1.11. */
export function isTorchTar(records: readonly RecordInfo[]): boolean {
	return ['storages', 'tensors', 'pickle'].every((name) => records.some((r) => r.name.replace(/^\.\//, '') === name));
}

/** Python's keys of the old format are ints; they are looked up by their text. */
function keyText(value: Value | undefined): string {
	return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? String(value) : '';
}

/** A member's bytes and a place in them. */
interface Cursor {
	readonly record: RecordInfo;
	readonly bytes: Uint8Array;
	at: number;
}

/** torch.save before 0.1.11: `storages`, `tensors` and `pickle` in a tar. */
export async function openTorchTar(job: Job, records: readonly RecordInfo[]): Promise<Found> {
	const { context, source, signal } = job;
	context.problems.add('legacy-tar', 'warning', { record: 'storages' });
	const open = async (name: string): Promise<Cursor> => {
		const record = records.find((r) => r.name.replace(/^\.\//, '') === name) as RecordInfo;
		return {
			record,
			bytes: await source.read(record.dataOffset as number, Math.min(record.size, PICKLE), signal),
			at: 0,
		};
	};
	let broken = false;
	const next = (cursor: Cursor): Value | undefined => {
		const pickle = readPickle(cursor.bytes, cursor.at, { context, record: cursor.record.name, ...known });
		cursor.at = pickle.end;
		if (!pickle.complete) {
			broken = true;
			reportPickle(pickle, context);
			return undefined;
		}
		return pickle.value;
	};
	const objects = new Map<string, Value>();
	const known = {
		resolve: (id: Value): Value | undefined => (isKind(id, 'tuple') ? (id.items[0] ?? null) : objects.get(keyText(id))),
	};

	const storages = await open('storages');
	readStorages(storages, next, job, objects, () => broken);
	const tensors = await open('tensors');
	readTensors(tensors, next, objects, () => broken);
	context.tensors += objects.size;
	const pickle = readPickle((await open('pickle')).bytes, 0, { context, record: 'pickle', ...known });
	reportPickle(pickle, context);
	return {
		format: 'tar',
		facts: { protocol: pickle.protocol },
		root: pickle.value,
		complete: pickle.complete && !broken,
		...collect(pickle.value, context),
		records,
	};
}

type Next = (cursor: Cursor) => Value | undefined;

/** `[count] ([key, device, type] int64 data)* [views]`. */
function readStorages(cursor: Cursor, next: Next, job: Job, objects: Map<string, Value>, broken: () => boolean): void {
	const { context, source } = job;
	const count = next(cursor);
	for (let i = 0; isSize(count) && i < count && !broken(); i++) {
		const args = next(cursor);
		const [key, device, type] = isKind(args, 'tuple') ? args.items : [];
		const dtype = storageDType(type);
		if (cursor.at + 8 > cursor.bytes.length || !dtype) {
			context.problems.add('storage-truncated', 'error', { record: 'storages', byte: cursor.at, key: keyText(key) });
			return;
		}
		const view = viewOf(cursor.bytes);
		const numel = view.getUint32(cursor.at, true) + view.getUint32(cursor.at + 4, true) * 2 ** 32;
		const size = storageBytes(dtype, numel);
		const at = cursor.at + 8;
		if (!Number.isSafeInteger(size) || at + size > cursor.bytes.length) {
			context.problems.add('storage-truncated', 'error', {
				record: 'storages',
				byte: at,
				expected: size,
				key: keyText(key),
			});
			return;
		}
		const storage = addStorage(context, keyText(key), dtype, numel, typeof device === 'string' ? device : 'cpu');
		storage.record = legacyRecord(source, `storages/${keyText(key)}`, (cursor.record.dataOffset as number) + at, size);
		objects.set(keyText(key), { kind: 'storage', storage });
		cursor.at = at + size;
	}
	if (broken()) return;
	const views = next(cursor);
	for (const item of isKind(views, 'list') ? views.items : []) {
		const [target, root, offset, numel] = isKind(item, 'tuple') ? item.items : [];
		const from = objects.get(keyText(root));
		if (!isKind(from, 'storage') || !isSize(offset) || !isSize(numel) || !from.storage.dtype) continue;
		const { dtype, device, record } = from.storage;
		const storage = addStorage(
			context,
			from.storage.key,
			dtype,
			numel,
			device,
			keyText(target),
			storageBytes(dtype, offset),
		);
		storage.record = record;
		objects.set(keyText(target), { kind: 'storage', storage });
	}
}

/** `[count] ([key, storage, type] int32 dims, 4 bytes, int64 sizes, int64 strides, int64 offset)*`. */
function readTensors(cursor: Cursor, next: Next, objects: Map<string, Value>, broken: () => boolean): void {
	const view = viewOf(cursor.bytes);
	const count = next(cursor);
	for (let i = 0; isSize(count) && i < count && !broken(); i++) {
		const args = next(cursor);
		const [key, storageKey] = isKind(args, 'tuple') ? args.items : [];
		const from = objects.get(keyText(storageKey));
		if (cursor.at + 8 > cursor.bytes.length) return;
		const rank = view.getInt32(cursor.at, true);
		const at = cursor.at + 8;
		if (rank < 0 || at + 16 * rank + 8 > cursor.bytes.length) return;
		const longs = Array.from({ length: 2 * rank + 1 }, (_, k) => Number(view.getBigInt64(at + 8 * k, true)));
		cursor.at = at + 16 * rank + 8;
		if (!isKind(from, 'storage')) continue;
		objects.set(keyText(key), tensorOf(from.storage, longs, rank));
	}
}

function tensorOf(storage: StorageInfo, longs: readonly number[], rank: number): TensorNode {
	const fields = {
		dtype: storage.dtype ?? ('uint8' as const),
		shape: longs.slice(0, rank),
		stride: longs.slice(rank, 2 * rank),
		offset: longs[2 * rank] as number,
		storage,
	};
	const problem = viewProblem(fields, storage.bytes);
	return makeTensor({ ...fields, ...(problem && { problem }) });
}
