import type { Source } from '../source.ts';

/** A run of a source that goes into the output as it is. */
export interface Slice {
	readonly source: Source;
	readonly offset: number;
	readonly length: number;
}

/**
 * A piece of the output: bytes made here (headers, the pickle), or a slice of a source, which is never held whole.
 * Data that changes (a cast) is a slice of a source that computes what is read from it.
 */
export type Part = Uint8Array | Slice;

/** Bytes read at once when a slice is streamed: large enough to be fast, small enough for memory to stay flat. */
export const STREAM_CHUNK = 4 * 1024 * 1024;

/** Bytes of all parts together. */
export function partsLength(parts: readonly Part[]): number {
	return parts.reduce((sum, part) => sum + part.length, 0);
}
