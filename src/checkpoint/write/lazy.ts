import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import type { StorageInfo } from '../tensors.ts';

/** A source that is made when it is first read. */
export function lazySource(name: string, size: number, make: (signal?: AbortSignal) => Promise<Source>): Source {
	let made: Promise<Source> | undefined;
	return {
		name,
		size,
		async read(offset, length, signal) {
			made ??= make(signal).catch((error) => {
				made = undefined;
				throw error;
			});
			return (await made).read(offset, length, signal);
		},
	};
}

/** A record of bytes that are computed when they are read. */
export function computedRecord(source: Source): RecordInfo {
	const { name, size } = source;
	return { name, source, size, storedSize: size, method: 0, crc32: null, headerOffset: null, dataOffset: 0 };
}

/** A storage like another with bytes of its own. */
export function storageOver(
	storage: StorageInfo,
	source: Source,
	fields: Pick<StorageInfo, 'dtype' | 'numel'>,
): StorageInfo {
	return {
		...storage,
		...fields,
		bytes: source.size,
		record: computedRecord(source),
		recordOffset: 0,
		bigEndian: false,
	};
}
