export { asDType, bitsOf, bytesOf, DTYPES, type DType } from './dtypes.ts';
export { asCheckpointError, CheckpointError, type CheckpointErrorCode } from './error.ts';
export type { GlobalSeverity, GlobalUse } from './globals.ts';
export type {
	Checkpoint,
	CheckpointFacts,
	CheckpointFormat,
	ForeignFormat,
	OpenOptions,
	ReadableFormat,
	Wrapper,
} from './model.ts';
export { openCheckpoint } from './open.ts';
export { floatRepr, repr } from './pickle/repr.ts';
export type { Evidence, Problem, ProblemCode, Severity } from './problems.ts';
export { readRecord, recordChunks } from './read/records.ts';
export { contiguous, type Readable, type ReadOptions, storageChunks, tensorChunks } from './read/tensor.ts';
export { bytesNeeded, isContiguous, numelOf, rowStrides } from './rebuild/view.ts';
export type { RecordInfo } from './records.ts';
export type { Source } from './source.ts';
export { blobSource } from './sources/blob.ts';
export { bytesSource } from './sources/bytes.ts';
export { handleSource } from './sources/handle.ts';
export { urlSource } from './sources/url.ts';
export type { Layout, PathPart, Quantization, StorageInfo, TensorInfo, TensorNode } from './tensors.ts';
export * from './values.ts';
export { checkData, checkHeaders } from './verify.ts';
export { Crc32 } from './zip/crc32.ts';
export { locateRecord } from './zip/local.ts';
