import { asCheckpointError, CheckpointError, throwIfAborted } from './error.ts';
import { CHUNK, INFLATE, INFLATE_FREE, INFLATE_RATIO } from './limits.ts';
import type { Source } from './source.ts';

export type Compression = 'gzip' | 'deflate' | 'deflate-raw';

/** What `stored` bytes may inflate to. */
export function inflateLimit(stored: number): number {
	return Math.min(INFLATE, INFLATE_FREE + stored * INFLATE_RATIO);
}

/**
 * Inflates a run of a source piece by piece, at most `limit` bytes.
 * @throws CheckpointError `damaged` on bytes that do not inflate, `limit` past the limit
 */
export async function* inflated(
	source: Source,
	start: number,
	stored: number,
	how: Compression,
	limit: number,
	signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
	let at = 0;
	const input = new ReadableStream<BufferSource>(
		{
			async pull(controller) {
				const bytes = at < stored ? await source.read(start + at, Math.min(CHUNK, stored - at), signal) : null;
				if (!bytes?.length) return controller.close();
				at += bytes.length;
				controller.enqueue(bytes as Uint8Array<ArrayBuffer>);
			},
		},
		{ highWaterMark: 0 },
	);
	const reader = input.pipeThrough(new DecompressionStream(how)).getReader();
	let total = 0;
	try {
		for (;;) {
			throwIfAborted(signal);
			const { value, done } = await reader.read();
			if (done) return;
			total += value.length;
			if (total > limit) throw new CheckpointError('limit', `${stored} bytes inflate to more than ${limit}`);
			yield value;
		}
	} catch (error) {
		throw asCheckpointError(error, 'damaged');
	} finally {
		reader.cancel().catch(() => {});
	}
}

/** The same, joined. What came before damage or the limit is in `bytes`; `error` says why it ended. */
export async function inflateAll(
	...args: Parameters<typeof inflated>
): Promise<{ bytes: Uint8Array; error?: CheckpointError }> {
	const chunks: Uint8Array[] = [];
	let error: CheckpointError | undefined;
	try {
		for await (const chunk of inflated(...args)) chunks.push(chunk);
	} catch (e) {
		error = asCheckpointError(e);
		if (error.code === 'aborted' || error.code === 'source') throw error;
	}
	const bytes = new Uint8Array(chunks.reduce((n, c) => n + c.length, 0));
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return error ? { bytes, error } : { bytes };
}
