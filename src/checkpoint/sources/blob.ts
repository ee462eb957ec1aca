import { asCheckpointError, CheckpointError, throwIfAborted } from '../error.ts';
import type { Source } from '../source.ts';

/** A Blob or File as a source: slices of it are read, never the whole. */
export function blobSource(blob: Blob, name = 'name' in blob ? String(blob.name) : ''): Source {
	return {
		size: blob.size,
		name,
		async read(offset, length, signal) {
			throwIfAborted(signal);
			try {
				const part = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
				if (part.length < Math.min(length, blob.size - offset)) {
					throw new CheckpointError('source', `${name}: ${part.length} of ${length} bytes came; choose the file again`);
				}
				return part;
			} catch (error) {
				// a File that changed on disk after it was chosen gives NotReadableError
				throw asCheckpointError(error, 'source');
			}
		},
	};
}
