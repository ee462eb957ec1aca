import { bytesOf, swapUnit } from '../dtypes.ts';
import type { Source } from '../source.ts';
import type { TensorNode } from '../tensors.ts';
import { runSource } from './computed.ts';
import { storageData } from './data.ts';
import { WriteError } from './error.ts';
import type { Slice } from './parts.ts';

function isRowMajor({ shape, stride }: TensorNode): boolean {
	let expected = 1;
	for (let d = shape.length - 1; d >= 0; d--) {
		const n = shape[d] as number;
		if (n !== 1 && stride[d] !== expected) return false;
		expected *= n;
	}
	return true;
}

/** Elements from the storage's first to one after the tensor's last. */
function reach({ shape, stride, offset }: TensorNode): number {
	if (shape.includes(0)) return 0;
	return offset + 1 + shape.reduce((sum, n, d) => sum + (n - 1) * (stride[d] as number), 0);
}

/**
 * A tensor's bytes in row-major order: a slice of its storage where they lie so already, else of a source that gathers
 * what is read from it.
 *
 * @throws WriteError `no-data` or `unsupported`; CheckpointError of the source
 */
export async function contiguousSlice(tensor: TensorNode, signal?: AbortSignal): Promise<Slice> {
	const { storage, shape, dtype } = tensor;
	if (!storage) throw new WriteError('no-data', 'a meta tensor has no data');
	const unit = bytesOf(dtype, 1);
	const size = bytesOf(
		dtype,
		shape.reduce((product, n) => product * n, 1),
	);
	const data = (await storageData(storage, dtype, signal)).slice;
	if (size === 0) return { ...data, length: 0 };
	if (reach(tensor) * unit > data.length || tensor.offset < 0) {
		throw new WriteError(
			'no-data',
			`the view ends at byte ${reach(tensor) * unit} of a storage of ${data.length} bytes`,
		);
	}
	const lazy = (tensor.conj && dtype.startsWith('complex')) || tensor.neg;
	if (isRowMajor(tensor) && !lazy) return { ...data, offset: data.offset + tensor.offset * unit, length: size };
	const inner = runSource(data.source, data.offset, data.length);
	const gathered = gatheredSource(tensor, inner, unit, size);
	return { source: lazy ? resolvedSource(tensor, gathered) : gathered, offset: 0, length: size };
}

/** A storage up to this size is read whole to gather from it; of a larger one, only the runs that are needed. */
const WHOLE = 256 * 1024 * 1024;
/** The one storage that is held to gather from, whichever was used last: output is written one tensor at a time. */
let held: { source: Source; bytes: Uint8Array } | undefined;

async function readHeld(source: Source, signal?: AbortSignal): Promise<Uint8Array> {
	if (held?.source === source) return held.bytes;
	held = undefined;
	const bytes = await readAll(source, 0, source.size, signal);
	held = { source, bytes };
	return bytes;
}

async function readAll(source: Source, at: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
	const bytes = await source.read(at, length, signal);
	if (bytes.length === length) return bytes;
	throw new WriteError('source', `${length} bytes expected at byte ${at}, ${bytes.length} came`);
}

/** The elements of a strided view in row-major order. */
function gatheredSource({ shape, stride, offset }: TensorNode, inner: Source, unit: number, size: number): Source {
	const place = (index: number): number => {
		let rest = index;
		let at = offset;
		for (let d = shape.length - 1; d >= 0; d--) {
			const n = shape[d] as number;
			at += (rest % n) * (stride[d] as number);
			rest = Math.floor(rest / n);
		}
		return at * unit;
	};
	return {
		name: inner.name,
		size,
		async read(from, length, signal) {
			const end = Math.min(from + length, size);
			if (end <= from) return new Uint8Array(0);
			const first = Math.floor(from / unit);
			const last = Math.ceil(end / unit);
			const out = new Uint8Array((last - first) * unit);
			const whole = inner.size <= WHOLE ? await readHeld(inner, signal) : undefined;
			// elements that lie side by side in the innermost dimension are moved together
			const run = stride.at(-1) === 1 ? (shape.at(-1) as number) : 1;
			for (let i = first; i < last; ) {
				const count = Math.min(run - (i % run), last - i);
				const at = place(i);
				const bytes = whole ? whole.subarray(at, at + count * unit) : await readAll(inner, at, count * unit, signal);
				out.set(bytes, (i - first) * unit);
				i += count;
			}
			return out.subarray(from - first * unit, end - first * unit);
		},
	};
}

/** Numbers with their lazy conjugate or negative carried out: a sign bit flipped. */
function resolvedSource({ dtype, conj, neg }: TensorNode, inner: Source): Source {
	const unit = swapUnit(dtype);
	const complex = dtype.includes('complex');
	return {
		...inner,
		async read(offset, length, signal) {
			const bytes = Uint8Array.from(await inner.read(offset, length, signal));
			for (let i = 0; i < bytes.length; i++) {
				const byte = offset + i;
				if (byte % unit !== unit - 1) continue;
				const imaginary = complex && Math.floor(byte / unit) % 2 === 1;
				if (neg !== (conj && imaginary)) bytes[i] = (bytes[i] as number) ^ 0x80;
			}
			return bytes;
		},
	};
}
