import { CheckpointError } from '../error.ts';
import { inflateAll, inflated, inflateLimit } from '../inflate.ts';
import { CHUNK, CONTIGUOUS } from '../limits.ts';
import type { RecordInfo } from '../records.ts';
import { readExact } from '../sources/counted.ts';
import { locateRecord } from '../zip/local.ts';

/**
 * A record's bytes from `start`, in pieces of at most a few MiB.
 * @throws CheckpointError `truncated`, `damaged`, `unsupported`, `aborted` or `source`
 */
export async function* recordChunks(
	record: RecordInfo,
	start = 0,
	length = record.size - start,
	signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
	if (start < 0 || length < 0 || start + length > record.size) {
		throw new CheckpointError('truncated', `${record.name}: ${start + length} bytes wanted, it has ${record.size}`);
	}
	if (length === 0) return;
	const at = await locateRecord(record, signal);
	if (record.method === 0) {
		for (let done = 0; done < length; done += CHUNK) {
			yield await readExact(record.source, at + start + done, Math.min(CHUNK, length - done), signal);
		}
		return;
	}
	if (record.method !== 8)
		throw new CheckpointError('unsupported', `${record.name}: compression method ${record.method}`);
	if (record.size > inflateLimit(record.storedSize)) {
		throw new CheckpointError('limit', `${record.name}: ${record.storedSize} bytes that inflate to ${record.size}`);
	}
	let skip = start;
	let left = length;
	for await (const chunk of inflated(record.source, at, record.storedSize, 'deflate-raw', record.size, signal)) {
		const part = chunk.subarray(Math.min(skip, chunk.length)).subarray(0, left);
		skip = Math.max(0, skip - chunk.length);
		left -= part.length;
		if (part.length) yield part;
		if (left === 0) return;
	}
	throw new CheckpointError('truncated', `${record.name}: ${left} bytes are missing from its compressed data`);
}

/** A run of a record, joined. */
export async function readRecord(
	record: RecordInfo,
	start = 0,
	length = record.size - start,
	signal?: AbortSignal,
): Promise<Uint8Array> {
	if (length > CONTIGUOUS) throw new CheckpointError('limit', `${record.name}: ${length} bytes at once`);
	let joined: Uint8Array | undefined;
	let at = 0;
	for await (const chunk of recordChunks(record, start, length, signal)) {
		if (chunk.length === length) return chunk;
		joined ??= new Uint8Array(length);
		joined.set(chunk, at);
		at += chunk.length;
	}
	return joined ?? new Uint8Array(0);
}

/** A whole small record, as much of it as can be had, up to `limit` bytes. */
export async function readSmall(record: RecordInfo, limit: number, signal?: AbortSignal): Promise<Uint8Array> {
	if (record.size > limit) throw new CheckpointError('limit', `${record.name}: ${record.size} bytes, over ${limit}`);
	const at = await locateRecord(record, signal);
	if (record.method === 0) return record.source.read(at, Math.min(record.size, record.source.size - at), signal);
	if (record.method !== 8)
		throw new CheckpointError('unsupported', `${record.name}: compression method ${record.method}`);
	const cap = Math.min(record.size, inflateLimit(record.storedSize));
	return (await inflateAll(record.source, at, record.storedSize, 'deflate-raw', cap, signal)).bytes;
}
