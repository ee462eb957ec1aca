import type { DType } from './dtypes.ts';
import type { ProblemCode } from './problems.ts';
import type { RecordInfo } from './records.ts';
import type { Value } from './values.ts';

/** Bytes that tensors view. Two tensors share memory when their `storage` is the same object. */
export interface StorageInfo {
	/** The key in the file: `0`, `1`, … in zips, an address in old files, the tensor's name in safetensors. */
	readonly key: string;
	/** The element type of a typed storage; null when the file counts bytes (`UntypedStorage`). */
	readonly dtype: DType | null;
	/** What the pickle says it holds: elements, or bytes when `dtype` is null. */
	readonly numel: number;
	/** The bytes it should have. */
	readonly bytes: number;
	/** The device it was saved from: `cpu`, `cuda:0`, `mps`, … */
	readonly device: string;
	/** Where the bytes are; null when they are not in the file. */
	record: RecordInfo | null;
	/** Bytes before this storage's first within the record: storages of the old format may be views. */
	readonly recordOffset: number;
	/** True when numbers of more than one byte are stored big end first. */
	bigEndian: boolean;
}

export type Layout = 'strided' | 'sparse_coo' | 'sparse_csr' | 'sparse_csc' | 'sparse_bsr' | 'sparse_bsc' | 'jagged';

export interface Quantization {
	/** `per_tensor_affine`, `per_channel_affine`, … */
	readonly scheme: string;
	/** Numbers for per tensor, tensors for per channel. */
	readonly scale: number | TensorNode;
	readonly zeroPoint: number | TensorNode;
	/** The channel axis, per channel only. */
	readonly axis?: number;
}

/** A tensor as the file describes it. Its bytes are read only when they are asked for. */
export interface TensorNode {
	readonly kind: 'tensor';
	readonly dtype: DType;
	readonly shape: readonly number[];
	/** In elements, one per dimension; empty for sparse layouts. */
	readonly stride: readonly number[];
	/** Elements before the first one in the storage. */
	readonly offset: number;
	/** Null for meta tensors and for sparse ones, whose bytes are in `parts`. */
	readonly storage: StorageInfo | null;
	readonly layout: Layout;
	readonly device: string;
	requiresGrad: boolean;
	isParameter: boolean;
	/** The values are the conjugate (or the negative) of what is stored. */
	readonly conj: boolean;
	readonly neg: boolean;
	readonly quantization?: Quantization;
	/** A sparse or nested tensor's own tensors, by torch's names: indices and values, or crow_indices, col_indices, values. */
	readonly parts?: Readonly<Record<string, TensorNode>>;
	readonly coalesced?: boolean;
	/** The class of a Tensor subclass, `module.Name`. */
	className?: string;
	/** Attributes set on the tensor or parameter, as they were given to BUILD or to the rebuild function. */
	attributes?: Value;
	/** What is wrong with the description; its bytes cannot be read then. */
	problem?: ProblemCode;
}

/** One step of a path: a str or int key, or a list index; any other key as Python's repr. */
export type PathPart = string | number;

/** A tensor in its place. */
export interface TensorInfo extends Omit<TensorNode, 'kind'> {
	/**
	 * The keys from the root. In a whole pickled module the names `state_dict()` gives follow the part
	 * `'<state_dict>'`.
	 */
	readonly path: readonly PathPart[];
	/** The description itself: the same object wherever the same tensor stands. */
	readonly node: TensorNode;
}
