import { throwIfAborted } from '../error.ts';
import { WriteError } from './error.ts';
import { type Part, partsLength, type Slice, STREAM_CHUNK } from './parts.ts';

export interface StreamOptions {
	readonly signal?: AbortSignal;
	/** Told what share of the bytes is done, 0 to 1. */
	readonly onProgress?: (done: number) => void;
}

/**
 * A slice's bytes, at most {@link STREAM_CHUNK} at a time.
 *
 * @throws WriteError `source` where the source ends early
 */
export async function* streamSlice(slice: Slice, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
	const end = slice.offset + slice.length;
	for (let at = slice.offset; at < end; ) {
		throwIfAborted(signal);
		const wanted = Math.min(STREAM_CHUNK, end - at);
		const bytes = await slice.source.read(at, wanted, signal);
		if (bytes.length !== wanted) {
			throw new WriteError(
				'source',
				`${wanted} bytes expected at byte ${at} of ${slice.source.name}, ${bytes.length} came`,
			);
		}
		at += wanted;
		yield bytes;
	}
}

/** All bytes of the output in order; memory stays at one chunk. */
export async function* streamParts(parts: readonly Part[], options: StreamOptions = {}): AsyncGenerator<Uint8Array> {
	const total = partsLength(parts);
	let done = 0;
	for (const part of parts) {
		const chunks = part instanceof Uint8Array ? [part] : streamSlice(part, options.signal);
		for await (const chunk of chunks) {
			done += chunk.length;
			yield chunk;
			options.onProgress?.(done / total);
		}
	}
}

/** Where bytes go one chunk after the other: a writer of a WritableStream, or a wrapped file handle. */
export interface Sink {
	write(bytes: Uint8Array): Promise<unknown>;
}

/** Streams the output to a sink; the sink is not closed. */
export async function writeParts(parts: readonly Part[], sink: Sink, options: StreamOptions = {}): Promise<void> {
	for await (const chunk of streamParts(parts, options)) await sink.write(chunk);
}

/**
 * The output as a Blob. A slice of a source that `blobOf` knows as a Blob becomes a slice of that Blob, so that
 * nothing is copied; any other slice is read a chunk at a time, and the browser may keep the chunks on disk.
 */
export async function partsBlob(
	parts: readonly Part[],
	blobOf: (source: Slice['source']) => Blob | undefined,
	options: StreamOptions = {},
): Promise<Blob> {
	const total = partsLength(parts);
	const pieces: Blob[] = [];
	let done = 0;
	for (const part of parts) {
		const blob = part instanceof Uint8Array ? undefined : blobOf(part.source);
		if (part instanceof Uint8Array) pieces.push(new Blob([part as Uint8Array<ArrayBuffer>]));
		else if (blob) pieces.push(blob.slice(part.offset, part.offset + part.length));
		else {
			for await (const chunk of streamSlice(part, options.signal)) {
				pieces.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
			}
		}
		done += part.length;
		options.onProgress?.(total ? done / total : 1);
	}
	return new Blob(pieces, { type: 'application/octet-stream' });
}
