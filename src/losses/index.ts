export { type BinaryOptions, bceLoss, bceWithLogitsLoss, type LogitsOptions } from './binary-cross-entropy.ts';
export { checkTarget, IGNORE_INDEX } from './check-classes.ts';
export { type CrossEntropyOptions, crossEntropyLoss, nllLoss } from './cross-entropy.ts';
export { type CrossEntropySteps, crossEntropySteps, naiveSteps } from './cross-entropy-steps.ts';
export type { Reduction } from './reduction.ts';
export type { Dtype, LossResult, TensorData } from './tensor-data.ts';
export { TorchError } from './torch-error.ts';
