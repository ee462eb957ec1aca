import { asCheckpointError, CheckpointError } from '../error.ts';
import type { Source } from '../source.ts';
import { bytesSource } from './bytes.ts';

/** A server without Range sends the whole file; this much of one is taken. */
const WHOLE_BODY = 256 * 1024 * 1024;

function fileName(url: string): string {
	const last =
		url
			.replace(/[?#].*/, '')
			.split('/')
			.pop() ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

/**
 * A file on a server as a source, read by HTTP Range requests.
 * @param init is handed to `fetch`, for headers and credentials
 * @throws CheckpointError `source` when the server refuses or has no Range and a file over 256 MiB
 */
export async function urlSource(url: string, init: RequestInit = {}): Promise<Source> {
	const name = fileName(url);
	let validator: string | null = null;
	const get = async (offset: number, length: number, signal?: AbortSignal): Promise<Response> => {
		const headers = new Headers(init.headers);
		headers.set('Range', `bytes=${offset}-${offset + length - 1}`);
		// a file replaced between two reads must not be mixed with its successor
		if (validator) headers.set('If-Range', validator);
		const response = await fetch(url, { ...init, headers, ...(signal && { signal }) });
		if (!response.ok && response.status !== 416) {
			throw new CheckpointError('source', `${url}: the server answered ${response.status} ${response.statusText}`);
		}
		return response;
	};
	try {
		const first = await get(0, 1, init.signal ?? undefined);
		const total = /\/(\d+)$/.exec(first.headers.get('Content-Range') ?? '')?.[1];
		if (first.status === 416) return bytesSource(new Uint8Array(0), name);
		if (first.status !== 206 || total === undefined) {
			if (Number(first.headers.get('Content-Length') ?? 0) > WHOLE_BODY) {
				await first.body?.cancel();
				throw new CheckpointError('source', `${url}: the server cannot send parts of a file; download it first`);
			}
			return bytesSource(new Uint8Array(await first.arrayBuffer()), name);
		}
		await first.arrayBuffer();
		const etag = first.headers.get('ETag');
		validator = etag && !etag.startsWith('W/') ? etag : null;
		const size = Number(total);
		return {
			size,
			name,
			async read(offset, length, signal) {
				const wanted = Math.min(length, size - offset);
				if (wanted <= 0) return new Uint8Array(0);
				try {
					const response = await get(offset, wanted, signal);
					if (response.status !== 206) {
						await response.body?.cancel();
						throw new CheckpointError('source', `${url}: the file changed while it was read`);
					}
					return new Uint8Array(await response.arrayBuffer());
				} catch (error) {
					throw asCheckpointError(error, 'source');
				}
			},
		};
	} catch (error) {
		throw asCheckpointError(error, 'source');
	}
}
