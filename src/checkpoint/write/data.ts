import { type DType, swapUnit } from '../dtypes.ts';
import type { StorageInfo } from '../tensors.ts';
import { Crc32 } from '../zip/crc32.ts';
import { locateRecord } from '../zip/local.ts';
import { inflatedSource, runSource, swappedSource } from './computed.ts';
import { WriteError } from './error.ts';
import { type StreamOptions, streamSlice } from './output.ts';
import type { Slice } from './parts.ts';

/** A storage's bytes as they go into the output, little end first. */
export interface StorageData {
	readonly slice: Slice;
	/** Zip's CRC-32 where the file already has it for exactly these bytes; null where it has to be computed. */
	readonly crc32: number | null;
}

/** Why a storage's bytes cannot be had from its file; undefined when they can. Nothing is read. */
export function storageLack(storage: StorageInfo): string | undefined {
	const { record } = storage;
	if (!record) return `the file has no record for storage '${storage.key}'`;
	const there = record.size - storage.recordOffset;
	if (there < storage.bytes) {
		return `storage '${storage.key}' needs ${storage.bytes} bytes, its record ${record.name} has ${Math.max(0, there)}`;
	}
	if (record.dataOffset !== null && record.dataOffset + record.storedSize > record.source.size) {
		return `record ${record.name} ends at byte ${record.dataOffset + record.storedSize}, the file at ${record.source.size}`;
	}
	return undefined;
}

/**
 * Where a storage's bytes are. Reads at most the record's local header.
 *
 * @param dtype whose byte order it is swapped by when the storage itself has no dtype
 * @throws WriteError `no-data`; CheckpointError of the source
 */
export async function storageData(storage: StorageInfo, dtype: DType, signal?: AbortSignal): Promise<StorageData> {
	const { record, recordOffset, bytes } = storage;
	const lack = storageLack(storage);
	if (!record || lack) throw new WriteError('no-data', `${lack}; salvage the file, or drop the tensors that view it`);
	const unit = storage.bigEndian ? swapUnit(storage.dtype ?? dtype) : 1;
	if (record.method === 0 && unit === 1) {
		const start = await locateRecord(record, signal);
		const late = storageLack(storage);
		if (late) throw new WriteError('no-data', `${late}; salvage the file, or drop the tensors that view it`);
		return {
			slice: { source: record.source, offset: start + recordOffset, length: bytes },
			// a zero is what torch writes with set_crc32_options(False)
			crc32: recordOffset === 0 && bytes === record.size && record.crc32 ? record.crc32 : null,
		};
	}
	const stored =
		record.method === 0
			? runSource(record.source, (await locateRecord(record, signal)) + recordOffset, bytes, record.name)
			: runSource(inflatedSource(record), recordOffset, bytes, record.name);
	return { slice: { source: unit > 1 ? swappedSource(stored, unit) : stored, offset: 0, length: bytes }, crc32: null };
}

/** The CRC-32 of a slice; reads it once, a chunk at a time. */
export async function sliceCrc32(slice: Slice, options: StreamOptions = {}): Promise<number> {
	const crc = new Crc32();
	let done = 0;
	for await (const chunk of streamSlice(slice, options.signal)) {
		crc.update(chunk);
		done += chunk.length;
		options.onProgress?.(done / slice.length);
	}
	return crc.value;
}
