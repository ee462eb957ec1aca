import { asCheckpointError, throwIfAborted } from '../error.ts';
import type { Source } from '../source.ts';

/** The part of Node's FileHandle that reading needs. */
interface Handle {
	read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
}

/** An open file in Node (`fs/promises.open`) as a source; `size` from its `stat()`. Any size: `openAsBlob` wraps at 4 GiB. */
export function handleSource(handle: Handle, size: number, name = ''): Source {
	return {
		size,
		name,
		async read(offset, length, signal) {
			const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
			let got = 0;
			try {
				while (got < bytes.length) {
					throwIfAborted(signal);
					const { bytesRead } = await handle.read(bytes, got, bytes.length - got, offset + got);
					if (bytesRead === 0) break;
					got += bytesRead;
				}
			} catch (error) {
				throw asCheckpointError(error, 'source');
			}
			return bytes.subarray(0, got);
		},
	};
}
