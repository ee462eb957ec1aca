import type { Context } from '../pickle/context.ts';
import type { Unpickled } from '../pickle/machine.ts';
import { storageBytes } from '../rebuild/storage.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import type { StorageInfo } from '../tensors.ts';
import { isKind, type Value } from '../values.ts';
import { readPickle } from './pickles.ts';

/** torch's magic number, the first pickle of a legacy file. */
export const LEGACY_MAGIC = 0x1950a86a20f9469cfc6cn;

/** The pickles of a legacy file, as far as they go. */
export interface Legacy {
	readonly first: Unpickled;
	/** The first pickle is no magic number: the file is a plain pickle. */
	readonly plain?: boolean;
	readonly system?: Unpickled;
	readonly object?: Unpickled;
	/** The storages' keys in the order their bytes follow. */
	readonly keys?: readonly string[];
	readonly version?: Value;
	/** The pickle that broke off. */
	readonly broken?: Unpickled;
	/** Where the storages begin. */
	readonly end: number;
}

/** Reads magic number, version, system, object and keys; `plain` where the first pickle is something else. */
export function readLegacy(bytes: Uint8Array, options: Parameters<typeof readPickle>[2]): Legacy {
	const first = readPickle(bytes, 0, options);
	if (!first.complete || first.value !== LEGACY_MAGIC) return { first, plain: true, end: first.end };
	const version = readPickle(bytes, first.end, options);
	if (!version.complete) return { first, broken: version, end: version.end };
	const system = readPickle(bytes, version.end, options);
	if (!system.complete) return { first, broken: system, end: system.end };
	const object = readPickle(bytes, system.end, options);
	const head = { first, system, object, ...(version.value !== undefined && { version: version.value }) };
	if (!object.complete) return { ...head, broken: object, end: object.end };
	const list = readPickle(bytes, object.end, options);
	if (!list.complete || !isKind(list.value, 'list')) return { ...head, broken: list, end: list.end };
	return { ...head, keys: list.value.items.map((k) => (typeof k === 'string' ? k : String(k))), end: list.end };
}

/** Bytes of the count before each storage. */
export const COUNT = 8;

/** A record of legacy data. */
export function legacyRecord(source: Source, name: string, dataOffset: number, size: number): RecordInfo {
	return { name, source, size, storedSize: size, method: 0, crc32: null, headerOffset: null, dataOffset };
}

/** The storages by key: a view shares its root's record. */
export function byKey(context: Context): Map<string, StorageInfo[]> {
	const map = new Map<string, StorageInfo[]>();
	for (const storage of context.storages.values()) {
		const same = map.get(storage.key);
		if (same) same.push(storage);
		else map.set(storage.key, [storage]);
	}
	return map;
}

/** Bytes a key's data takes up: those of its root storage, which reaches furthest. */
export function extentOf(storages: readonly StorageInfo[]): number {
	return storages.reduce((most, s) => Math.max(most, s.recordOffset + s.bytes), 0);
}

/**
 * Gives each storage its place in a legacy file by adding up sizes: no byte is read.
 * @returns the records, where the last storage should end, and the keys that no tensor mentions, whose size is unknown
 */
export function attachSequential(
	context: Context,
	source: Source,
	legacy: Legacy,
	prefix = '',
	sizes?: ReadonlyMap<string, number>,
): { records: RecordInfo[]; end: number; unknown: string[] } {
	const storages = byKey(context);
	const records: RecordInfo[] = [];
	const unknown: string[] = [];
	let at = legacy.end;
	for (const key of legacy.keys ?? []) {
		const same = storages.get(prefix + key) ?? [];
		const size = sizes?.get(key) ?? extentOf(same);
		if (!same.length && !sizes?.has(key)) unknown.push(key);
		const there = Math.max(0, Math.min(size, source.size - at - COUNT));
		const record = legacyRecord(source, key, at + COUNT, there);
		records.push(record);
		for (const storage of same) storage.record = record;
		at += COUNT + size;
	}
	return { records, end: at, unknown };
}

/** Bytes of one element of a key's storage, for turning a count into bytes. */
export function elementBytes(storages: readonly StorageInfo[]): number {
	return storages[0] ? storageBytes(storages[0].dtype, 1) : 1;
}
