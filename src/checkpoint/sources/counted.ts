import { asCheckpointError, CheckpointError, throwIfAborted } from '../error.ts';
import { WHOLE_FILE } from '../limits.ts';
import type { Source } from '../source.ts';

/** Runs kept: the head, the tail with the directory, the pickle. */
const KEPT = 4;
/** Longer runs are tensor data and are not read twice. */
const KEEP_BYTES = 1024 * 1024;

/** A source that counts what it reads and reads nothing small twice. */
export interface CountedSource extends Source {
	readonly cost: { bytes: number; reads: number };
}

/** Wraps a source with a count and a small cache; a file of up to 128 KiB is read once, whole. */
export function countedSource(source: Source, signal?: AbortSignal): CountedSource {
	const cost = { bytes: 0, reads: 0 };
	const kept: { at: number; bytes: Uint8Array }[] = [];
	return {
		size: source.size,
		name: source.name,
		cost,
		async read(offset, length, own) {
			throwIfAborted(own ?? signal);
			const end = Math.min(offset + length, source.size);
			if (!(offset >= 0) || !(end > offset)) return new Uint8Array(0);
			const hit = kept.find((k) => k.at <= offset && end <= k.at + k.bytes.length);
			if (hit) return hit.bytes.subarray(offset - hit.at, end - hit.at);
			const whole = source.size <= WHOLE_FILE;
			const at = whole ? 0 : offset;
			const bytes = await source.read(at, whole ? source.size : end - offset, own ?? signal).catch((error) => {
				throw asCheckpointError(error, 'source');
			});
			cost.bytes += bytes.length;
			cost.reads++;
			if (bytes.length < end - at) {
				throw new CheckpointError(
					'source',
					`${source.name}: ${bytes.length} bytes came where ${end - at} were expected`,
				);
			}
			if (bytes.length <= KEEP_BYTES) {
				kept.unshift({ at, bytes });
				if (kept.length > KEPT) kept.pop();
			}
			return bytes.subarray(offset - at, end - at);
		},
	};
}

/** Exactly `length` bytes. @throws CheckpointError `truncated` where the source ends before */
export async function readExact(source: Source, offset: number, length: number, signal?: AbortSignal) {
	const bytes = await source.read(offset, length, signal);
	if (bytes.length < length) {
		throw new CheckpointError('truncated', `${length} bytes expected at byte ${offset}, ${bytes.length} are there`);
	}
	return bytes;
}

/** A run of another source as a source of its own. */
export function sliceSource(source: Source, start: number, size: number, name = source.name): Source {
	return {
		size,
		name,
		read: (offset, length, signal) =>
			offset >= size
				? Promise.resolve(new Uint8Array(0))
				: source.read(start + offset, Math.min(length, size - offset), signal),
	};
}
