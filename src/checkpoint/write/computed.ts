import { throwIfAborted } from '../error.ts';
import { recordChunks } from '../read/records.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';

/**
 * A source whose bytes come one after the other, from a generator that can be started anew. Reading on from where
 * the last read ended costs nothing extra; reading from before it starts again.
 */
export function sequentialSource(
	name: string,
	size: number,
	start: (signal?: AbortSignal) => AsyncGenerator<Uint8Array>,
): Source {
	let chunks: AsyncGenerator<Uint8Array> | undefined;
	let kept: Uint8Array = new Uint8Array(0);
	let at = 0;
	return {
		name,
		size,
		async read(offset, length, signal) {
			const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
			if (!chunks || offset < at) {
				chunks = start(signal);
				kept = new Uint8Array(0);
				at = 0;
			}
			let filled = 0;
			while (filled < out.length) {
				throwIfAborted(signal);
				// `at` is the place of kept's first byte
				const skip = offset + filled - at;
				if (skip < kept.length) {
					const piece = kept.subarray(skip, skip + out.length - filled);
					out.set(piece, filled);
					filled += piece.length;
					continue;
				}
				at += kept.length;
				const next = await chunks.next();
				if (next.done) return out.subarray(0, filled);
				kept = next.value;
			}
			return out;
		},
	};
}

/** A compressed record's bytes as a source. */
export function inflatedSource(record: RecordInfo): Source {
	return sequentialSource(record.name, record.size, (signal) => recordChunks(record, 0, record.size, signal));
}

/**
 * A source of equally long elements that is computed from another, element by element.
 *
 * @param inner the source read, from its first byte
 * @param from bytes of one element there
 * @param to bytes of one element here
 * @param convert fills `out` from whole elements
 */
export function mappedSource(
	inner: Source,
	from: number,
	to: number,
	convert: (bytes: Uint8Array, out: Uint8Array) => void,
): Source {
	const size = Math.floor(inner.size / from) * to;
	return {
		name: inner.name,
		size,
		async read(offset, length, signal) {
			const end = Math.min(offset + length, size);
			if (end <= offset) return new Uint8Array(0);
			const first = Math.floor(offset / to);
			const count = Math.ceil(end / to) - first;
			const bytes = await inner.read(first * from, count * from, signal);
			const out = new Uint8Array(Math.floor(bytes.length / from) * to);
			convert(bytes.subarray(0, (out.length / to) * from), out);
			return out.subarray(offset - first * to, end - first * to);
		},
	};
}

/** A run of a source as a source of its own whose first byte is the run's. */
export function runSource(source: Source, start: number, size: number, name = source.name): Source {
	return {
		name,
		size,
		read: (offset, length, signal) => source.read(start + offset, Math.max(0, Math.min(length, size - offset)), signal),
	};
}

/** The same bytes with each group of `unit` reversed: the other byte order. */
export function swappedSource(inner: Source, unit: number): Source {
	return mappedSource(inner, unit, unit, (bytes, out) => {
		for (let i = 0; i < bytes.length; i += unit) {
			for (let j = 0; j < unit; j++) out[i + j] = bytes[i + unit - 1 - j] as number;
		}
	});
}
