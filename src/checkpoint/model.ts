import type { GlobalUse } from './globals.ts';
import type { Problem } from './problems.ts';
import type { RecordInfo } from './records.ts';
import type { Source } from './source.ts';
import type { StorageInfo, TensorInfo } from './tensors.ts';
import type { Value } from './values.ts';

/** The formats whose tensors are read. */
export type ReadableFormat =
	/** torch.save since 1.6: a zip with data.pkl. */
	| 'zip'
	/** torch.save before 1.6: pickles, then storages. */
	| 'legacy'
	/** torch.save before 0.1.11: a tar of pickles and storages. */
	| 'tar'
	/** pickle.dump, joblib.dump. */
	| 'pickle'
	/** torch.jit.save. */
	| 'torchscript'
	/** torch.export.save. */
	| 'pt2'
	| 'safetensors'
	/** `*.index.json` that names the shards of a model. */
	| 'shard-index';

/** Formats that are only named, so that the reader can say what the file is instead of what it is not. */
export type ForeignFormat =
	| 'empty'
	| 'zeros'
	| 'lfs-pointer'
	| 'html'
	| 'json'
	| 'xml'
	| 'text'
	| 'python'
	| 'hdf5'
	| 'onnx'
	| 'tensorflow-checkpoint'
	| 'tensorflow-saved-model'
	| 'tflite'
	| 'gguf'
	| 'ggml'
	| 'npy'
	| 'npz'
	| 'mat'
	| 'coreml'
	| 'keras'
	| 'mar'
	| 'torch-package'
	| 'msgpack'
	| 'executorch'
	| 'sqlite'
	| 'parquet'
	| 'arrow'
	| 'video'
	| 'exe'
	| 'lzma'
	| 'zip-archive'
	| 'tar-archive'
	| '7z'
	| 'rar'
	| 'zstd'
	| 'xz'
	| 'bzip2'
	| 'lz4'
	| 'pdf'
	| 'image'
	| 'elf'
	| 'unknown';

export type CheckpointFormat = ReadableFormat | ForeignFormat;

/** What stood around the checkpoint and was looked through, outermost first. */
export interface Wrapper {
	readonly kind: 'gzip' | 'zlib' | 'zip' | 'tar' | 'base64' | 'prefix';
	/** The member's name inside a zip or tar, else empty. */
	readonly member: string;
	/** The name that stands first in the zip, where that is another. */
	readonly first?: string;
}

/** What the file says of itself. */
export interface CheckpointFacts {
	/** The archive's root folder, without a slash at the end; empty where there is none. */
	readonly root: string;
	/** `version` of the zip (the archive's file format, not torch's version). */
	readonly version?: string;
	readonly byteOrder: 'little' | 'big';
	/** `.format_version` and `.storage_alignment`, which torch ≥ 2.7 writes. */
	readonly formatVersion?: string;
	readonly storageAlignment?: number;
	/** The pickle's PROTO, 0 when it has none. */
	readonly protocol?: number;
	/** `__metadata__` of safetensors or `metadata` of a shard index. */
	readonly metadata?: readonly (readonly [string, string])[];
	/** The shards an index names, in order of first mention, and each key's shard. */
	readonly shards?: readonly string[];
	readonly weightMap?: ReadonlyMap<string, string>;
	/** What a Git LFS pointer points to. */
	readonly lfs?: { readonly oid: string; readonly size: number };
	/** The first words of a text that was saved as a checkpoint: a page's title, a JSON error. */
	readonly text?: string;
}

/** A checkpoint as opening it found it. Listing has read only its metadata. */
export interface Checkpoint {
	/** The file given. */
	readonly file: Source;
	/** What holds the checkpoint: `file`, or what its wrappers held. */
	readonly source: Source;
	readonly format: CheckpointFormat;
	readonly wrappers: readonly Wrapper[];
	readonly facts: CheckpointFacts;
	/** The unpickled value; undefined where there is none (safetensors, other formats, a pickle broken at once). */
	readonly root: Value | undefined;
	/** False when the pickle broke off: `root` is then what stood when it did. */
	readonly complete: boolean;
	/** Tensors in dicts, lists, tuples and pickled modules' state_dicts, in the file's order. */
	readonly tensors: readonly TensorInfo[];
	/** Tensors held only elsewhere: in an object's attributes, in arguments, in buffers that are not persistent. */
	readonly hidden: readonly TensorInfo[];
	/** Each storage once, in the order the pickle first names it. */
	readonly storages: readonly StorageInfo[];
	/** Every name the pickles import, each once. */
	readonly globals: readonly GlobalUse[];
	/** The container's records in directory order. */
	readonly records: readonly RecordInfo[];
	readonly problems: readonly Problem[];
	/** Bytes and reads that opening took from `file`. */
	readonly cost: { readonly bytes: number; readonly reads: number };
}

export interface OpenOptions {
	readonly signal?: AbortSignal;
	/** Told what is being done and how far it is (0 to 1), where it may last. */
	readonly onProgress?: (done: number) => void;
}
