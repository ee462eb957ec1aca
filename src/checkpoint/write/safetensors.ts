import { bytesOf, type DType } from '../dtypes.ts';
import type { PathPart, TensorNode } from '../tensors.ts';
import { ByteWriter } from './byte-writer.ts';
import { contiguousSlice } from './contiguous.ts';
import { WriteError } from './error.ts';
import type { StreamOptions } from './output.ts';
import type { Part, Slice } from './parts.ts';
import { utf8 } from './text.ts';
import { inParallel } from './torch-zip.ts';

/** The format's names, in the order its own writer puts the data: the most aligned first. */
const NAMES = new Map<DType, string>([
	['uint64', 'U64'],
	['int64', 'I64'],
	['float64', 'F64'],
	['complex64', 'C64'],
	['float32', 'F32'],
	['uint32', 'U32'],
	['int32', 'I32'],
	['bfloat16', 'BF16'],
	['float16', 'F16'],
	['uint16', 'U16'],
	['int16', 'I16'],
	['float8_e8m0fnu', 'F8_E8M0'],
	['float8_e4m3fn', 'F8_E4M3'],
	['float8_e5m2', 'F8_E5M2'],
	['int8', 'I8'],
	['uint8', 'U8'],
	['bool', 'BOOL'],
]);
const ORDER = [...NAMES.keys()];

/** How many times its storage an expanded view may grow to, and what it may be whatever its storage. */
const EXPANSION = 64;
const SMALL = 64 * 1024 * 1024;

/** Why a tensor has no place in a safetensors file; undefined when it has. */
export function safetensorsLack(tensor: TensorNode): string | undefined {
	if (tensor.layout !== 'strided') return `safetensors has no ${tensor.layout} tensors; make it dense first`;
	if (tensor.quantization) return 'safetensors has no quantized tensors; dequantize it first';
	if (!tensor.storage) return 'a meta tensor has no data to write';
	if (!NAMES.has(tensor.dtype)) return `safetensors has no dtype ${tensor.dtype}`;
	const bytes = bytesOf(tensor.dtype, numel(tensor));
	if (bytes > SMALL && bytes > tensor.storage.bytes * EXPANSION) {
		return `safetensors has no expanded views: ${bytes} bytes would be written for ${tensor.storage.bytes}`;
	}
	return undefined;
}

/** A tensor under its name. */
export type NamedTensor = readonly [string, TensorNode];

interface Placed {
	readonly name: string;
	readonly tensor: TensorNode;
	readonly start: number;
	readonly end: number;
}

function numel({ shape }: TensorNode): number {
	return shape.reduce((product, n) => product * n, 1);
}

/** By dtype, then by name as bytes, which is the order of Rust's strings. */
function byPlace([a, s]: NamedTensor, [b, t]: NamedTensor): number {
	return ORDER.indexOf(s.dtype) - ORDER.indexOf(t.dtype) || (a === b ? 0 : compareBytes(utf8(a), utf8(b)));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
	const n = Math.min(a.length, b.length);
	for (let i = 0; i < n; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
	return a.length - b.length;
}

function place(tensors: readonly NamedTensor[]): Placed[] {
	let end = 0;
	return [...tensors].sort(byPlace).map(([name, tensor]) => {
		const lack = safetensorsLack(tensor);
		if (lack) throw new WriteError('unsupported', `${name}: ${lack}`, [name as PathPart]);
		if (!name.isWellFormed())
			throw new WriteError('unsupported', 'a name with half a surrogate pair is not UTF-8', [name]);
		const start = end;
		end += bytesOf(tensor.dtype, numel(tensor));
		return { name, tensor, start, end };
	});
}

function header(placed: readonly Placed[], metadata: ReadonlyMap<string, string>): Uint8Array {
	const fields = placed.map(({ name, tensor, start, end }) => {
		const value = { dtype: NAMES.get(tensor.dtype), shape: tensor.shape, data_offsets: [start, end] };
		return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
	});
	if (metadata.size) {
		const pairs = [...metadata].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`);
		fields.unshift(`"__metadata__":{${pairs.join()}}`);
	}
	const json = utf8(`{${fields.join()}}`);
	const length = Math.ceil(json.length / 8) * 8;
	return new ByteWriter()
		.u64(length)
		.bytes(json)
		.ascii(' '.repeat(length - json.length))
		.done();
}

/** Bytes that {@link safetensors} will write; nothing is read. @throws WriteError `unsupported` */
export function safetensorsSize(tensors: readonly NamedTensor[], metadata: ReadonlyMap<string, string> = new Map()) {
	const placed = place(tensors);
	return header(placed, metadata).length + (placed.at(-1)?.end ?? 0);
}

/**
 * Tensors as a safetensors file, laid out as its own library does: header first, data by alignment and name. Every
 * tensor gets bytes of its own in row-major order; one that is stored so is a slice of its file.
 *
 * @throws WriteError `unsupported` or `no-data`; CheckpointError of the source
 */
export async function safetensors(
	tensors: readonly NamedTensor[],
	metadata: ReadonlyMap<string, string> = new Map(),
	{ signal }: StreamOptions = {},
): Promise<Part[]> {
	const placed = place(tensors);
	const data = await inParallel(placed, async ({ name, tensor }): Promise<Slice> => {
		const slice = await contiguousSlice(tensor, signal).catch((error) => {
			if (error instanceof WriteError) throw new WriteError(error.code, `${name}: ${error.message}`, [name]);
			throw error;
		});
		return slice;
	});
	return [header(placed, metadata), ...data.filter((slice) => slice.length > 0)];
}
