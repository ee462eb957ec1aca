export {
	type BatchOptions,
	type BatchSteps,
	type IndexSteps,
	indexBatchSteps,
	type ProbabilitySteps,
	probabilityBatchSteps,
} from './batch-steps.ts';
export { type BinaryOptions, bceLoss, bceWithLogitsLoss, type LogitsOptions } from './binary-cross-entropy.ts';
export { checkTarget, IGNORE_INDEX } from './check-target.ts';
export { type CrossEntropyOptions, crossEntropyLoss, nllLoss } from './cross-entropy.ts';
export { type CrossEntropySteps, crossEntropySteps, naiveSteps } from './cross-entropy-steps.ts';
export type { Reduction } from './reduction.ts';
export { naiveLosses, stableLosses } from './row-losses.ts';
export type { Dtype, LossResult, TensorData } from './tensor-data.ts';
export { TorchError } from './torch-error.ts';
