import { bitsOf, bytesOf, swapUnit } from '../dtypes.ts';
import { CheckpointError, throwIfAborted } from '../error.ts';
import { CHUNK, CONTIGUOUS, GATHER } from '../limits.ts';
import { isContiguous, numelOf, spanOf } from '../rebuild/view.ts';
import type { StorageInfo, TensorNode } from '../tensors.ts';
import { readRecord, recordChunks } from './records.ts';

export interface ReadOptions {
	readonly signal?: AbortSignal;
	/** Told how many of the tensor's bytes have been given. */
	readonly onProgress?: (done: number, total: number) => void;
}

/** What reading needs of a tensor: a description of any kind. */
export type Readable = Omit<TensorNode, 'kind'>;

/** Reverses the bytes of each number in place. */
export function swapBytes(bytes: Uint8Array, unit: number): void {
	if (unit < 2) return;
	for (let at = 0; at + unit <= bytes.length; at += unit) {
		for (let i = 0, j = unit - 1; i < j; i++, j--) {
			const b = bytes[at + i] as number;
			bytes[at + i] = bytes[at + j] as number;
			bytes[at + j] = b;
		}
	}
}

/** Makes a conjugated or negated view's values: the sign is the top bit of each number's last byte. */
function applySigns(bytes: Uint8Array, { dtype, conj, neg }: Readable): void {
	if (!conj && !neg) return;
	const unit = swapUnit(dtype);
	const complex = dtype.includes('complex');
	for (let at = unit - 1, i = 0; at < bytes.length; at += unit, i++) {
		const imaginary = complex && i % 2 === 1;
		if ((conj && imaginary) !== neg) bytes[at] = (bytes[at] as number) ^ 0x80;
	}
}

/** The storage of a tensor whose bytes can be read. @throws CheckpointError `no-data`, `bad-view` or `unsupported` */
function readable(tensor: Readable): StorageInfo {
	const { storage, problem, layout, device } = tensor;
	if (problem) throw new CheckpointError('bad-view', `the tensor's description is not usable: ${problem}`);
	if (layout !== 'strided')
		throw new CheckpointError('unsupported', `a ${layout} tensor has no bytes of its own; read its parts`);
	if (!storage || device === 'meta') throw new CheckpointError('no-data', 'a meta tensor has no bytes');
	if (!storage.record) throw new CheckpointError('no-data', `storage ${storage.key} is not in the file`);
	return storage;
}

/** A storage's bytes as they are in the file. */
export function storageChunks(storage: StorageInfo, start = 0, length = storage.bytes - start, signal?: AbortSignal) {
	if (!storage.record) throw new CheckpointError('no-data', `storage ${storage.key} is not in the file`);
	return recordChunks(storage.record, storage.recordOffset + start, length, signal);
}

/** Bytes of the tensor when it is stored row by row: [start, length] in its storage; undefined when it is not. */
function plainRun(tensor: Readable): [number, number] | undefined {
	const bits = bitsOf(tensor.dtype);
	const start = (tensor.offset * bits) / 8;
	if (!isContiguous(tensor.shape, tensor.stride) || !Number.isInteger(start)) return undefined;
	return [start, bytesOf(tensor.dtype, numelOf(tensor.shape))];
}

/** Cuts a stream where numbers end, so that each piece holds whole ones. */
async function* aligned(chunks: AsyncIterable<Uint8Array>, unit: number): AsyncGenerator<Uint8Array> {
	let rest = new Uint8Array(0);
	for await (const chunk of chunks) {
		const bytes = new Uint8Array(rest.length + chunk.length);
		bytes.set(rest);
		bytes.set(chunk, rest.length);
		const whole = bytes.length - (bytes.length % unit);
		if (whole) yield bytes.subarray(0, whole);
		rest = bytes.slice(whole);
	}
	if (rest.length) yield rest;
}

/** Gathers elements in row order out of the bytes of a storage that begin at element `first`. */
function* gather(tensor: Readable, bytes: Uint8Array, first: number): Generator<Uint8Array> {
	const { shape, stride, offset, dtype } = tensor;
	const size = bitsOf(dtype) / 8;
	const rank = shape.length;
	const index = new Array<number>(rank).fill(0);
	const total = numelOf(shape);
	const perChunk = Math.max(1, Math.floor(CHUNK / size));
	let from = offset - first;
	for (let done = 0; done < total; ) {
		const count = Math.min(perChunk, total - done);
		const out = new Uint8Array(count * size);
		for (let i = 0; i < count; i++) {
			const at = from * size;
			for (let b = 0; b < size; b++) out[i * size + b] = bytes[at + b] as number;
			for (let d = rank - 1; d >= 0; d--) {
				from += stride[d] as number;
				index[d] = (index[d] as number) + 1;
				if ((index[d] as number) < (shape[d] as number)) break;
				from -= (stride[d] as number) * (shape[d] as number);
				index[d] = 0;
			}
		}
		done += count;
		yield out;
	}
}

/**
 * A tensor's elements row by row as little-endian bytes, in pieces of a few MiB whatever its size; what
 * `t.resolve_conj().resolve_neg().contiguous()` holds, and of a quantized tensor `int_repr()`.
 * @throws CheckpointError
 */
export async function* tensorChunks(tensor: Readable, options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
	const { signal, onProgress } = options;
	const total = bytesOf(tensor.dtype, numelOf(tensor.shape));
	let done = 0;
	const give = (bytes: Uint8Array): Uint8Array => {
		done += bytes.length;
		onProgress?.(done, total);
		return bytes;
	};
	// an empty tensor has no bytes and may have no record
	if (total === 0 && !tensor.problem) return;
	const storage = readable(tensor);
	const unit = swapUnit(tensor.dtype);
	const run = plainRun(tensor);
	if (run) {
		const chunks = storageChunks(storage, run[0], run[1], signal);
		const plain = !tensor.conj && !tensor.neg && !storage.bigEndian;
		for await (const bytes of plain ? chunks : aligned(chunks, unit)) {
			if (storage.bigEndian) swapBytes(bytes, unit);
			if (!plain) applySigns(bytes, tensor);
			yield give(bytes);
		}
		return;
	}
	const bits = bitsOf(tensor.dtype);
	if (bits < 8) throw new CheckpointError('unsupported', `a strided view of packed ${tensor.dtype}`);
	const span = (spanOf(tensor.shape, tensor.stride) * bits) / 8;
	if (span > GATHER) {
		yield* gatherByRows(tensor, options);
		return;
	}
	const bytes = await storageBytesAt(storage, (tensor.offset * bits) / 8, span, signal);
	for (const chunk of gather(tensor, bytes, tensor.offset)) {
		throwIfAborted(signal);
		// gathered pieces are new; the storage's own bytes are never changed
		if (storage.bigEndian) swapBytes(chunk, unit);
		applySigns(chunk, tensor);
		yield give(chunk);
		// a view can be far larger than its storage: leave the thread between pieces
		await Promise.resolve();
	}
}

async function storageBytesAt(
	storage: StorageInfo,
	start: number,
	length: number,
	signal?: AbortSignal,
): Promise<Uint8Array> {
	if (!storage.record) throw new CheckpointError('no-data', `storage ${storage.key} is not in the file`);
	return readRecord(storage.record, storage.recordOffset + start, length, signal);
}

/** A view that spans more than is held at once: each index of the first dimension is a view of its own. */
async function* gatherByRows(tensor: Readable, options: ReadOptions): AsyncGenerator<Uint8Array> {
	const [rows = 0, ...shape] = tensor.shape;
	const [step = 0, ...stride] = tensor.stride;
	if (!shape.length && rows > 1) throw new CheckpointError('limit', `a view that spans over ${GATHER} bytes`);
	for (let i = 0; i < rows; i++) {
		yield* tensorChunks(
			{ ...tensor, shape, stride, offset: tensor.offset + i * step },
			{ ...options, onProgress: undefined },
		);
	}
}

/** A tensor's elements row by row as little-endian bytes, joined. @throws CheckpointError `limit` over 2 GiB */
export async function contiguous(tensor: Readable, options: ReadOptions = {}): Promise<Uint8Array> {
	const total = bytesOf(tensor.dtype, numelOf(tensor.shape));
	if (total > CONTIGUOUS) throw new CheckpointError('limit', `${total} bytes at once; read it in pieces`);
	if (total > 0) readable(tensor);
	let joined: Uint8Array | undefined;
	let at = 0;
	for await (const chunk of tensorChunks(tensor, options)) {
		// pieces may be the source's own bytes; the caller gets a copy
		joined ??= new Uint8Array(total);
		joined.set(chunk, at);
		at += chunk.length;
	}
	return joined ?? new Uint8Array(0);
}
