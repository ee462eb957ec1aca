import type { Source } from './source.ts';

/** A named run of bytes in the container: a zip entry, a legacy storage, a tar member, a safetensors span. */
export interface RecordInfo {
	/** As stored, with the root folder: `archive/data/0`. */
	readonly name: string;
	/** What holds it: the file itself, or what a wrapper (gzip, zip, tar) held. */
	readonly source: Source;
	/** Bytes it gives when read. */
	readonly size: number;
	/** Bytes it takes up; the same unless it is deflated. */
	readonly storedSize: number;
	/** Zip's compression method: 0 stored, 8 deflated. */
	readonly method: number;
	/** Zip's CRC-32 of the data; null where the container keeps none. */
	readonly crc32: number | null;
	/** Where a zip entry's local header begins; null outside zips. */
	readonly headerOffset: number | null;
	/** Where the directory says that the next local header begins, or the directory itself; unset without one. */
	readonly nextOffset?: number;
	/** Where the data begins in `source`. Null until a zip entry's local header was read: ask `locateRecord`. */
	dataOffset: number | null;
}
