import type { Source } from '../source.ts';

/** Bytes in memory as a source; they are not copied. */
export function bytesSource(bytes: Uint8Array, name = ''): Source {
	return {
		size: bytes.length,
		name,
		read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
	};
}
