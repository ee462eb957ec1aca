export { asDType, bitsOf, bytesOf, DTYPES, type DType } from './dtypes.ts';
export { CheckpointError, type CheckpointErrorCode } from './error.ts';
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
export type { Evidence, Problem, ProblemCode, Severity } from './problems.ts';
export type { RecordInfo } from './records.ts';
export type { Source } from './source.ts';
export type { Layout, PathPart, Quantization, StorageInfo, TensorInfo, TensorNode } from './tensors.ts';
export * from './values.ts';
