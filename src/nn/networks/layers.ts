import type { Module, TensorSlot } from './module.ts';
import type { Activation, AdaptiveSize, Operation } from './operations.ts';

/** A module that is one operation. */
const leaf = (operation: Operation, tensors?: readonly TensorSlot[]): Module => ({
	...(tensors ? { tensors } : {}),
	forward: (x, trace) => trace.apply(operation, x),
});

const slot = (name: string, ...shape: number[]): TensorSlot => ({ name, shape });

/** What `nn.Conv2d` has defaults for, the same ones here. */
interface ConvOptions {
	stride?: number;
	padding?: number;
	dilation?: number;
	groups?: number;
	bias?: boolean;
}

/** `nn.Conv2d` with a square kernel. */
export function conv2d(
	inChannels: number,
	outChannels: number,
	kernelSize: number,
	{ stride = 1, padding = 0, dilation = 1, groups = 1, bias = true }: ConvOptions = {},
): Module {
	return leaf({ kind: 'conv2d', inChannels, outChannels, kernelSize, stride, padding, dilation, groups, bias }, [
		slot('weight', outChannels, inChannels / groups, kernelSize, kernelSize),
		...(bias ? [slot('bias', outChannels)] : []),
	]);
}

/** `nn.BatchNorm2d` in eval mode: with its running statistics. */
export function batchNorm2d(features: number, eps = 1e-5, momentum = 0.1): Module {
	return leaf({ kind: 'batchNorm2d', features, eps, momentum }, [
		slot('weight', features),
		slot('bias', features),
		{ ...slot('running_mean', features), buffer: true },
		{ ...slot('running_var', features), buffer: true },
		{ ...slot('num_batches_tracked'), buffer: true, integer: true },
	]);
}

/** `nn.Linear`. */
export const linear = (
	inFeatures: number,
	outFeatures: number,
	{ bias = true }: Pick<ConvOptions, 'bias'> = {},
): Module =>
	leaf({ kind: 'linear', inFeatures, outFeatures, bias }, [
		slot('weight', outFeatures, inFeatures),
		...(bias ? [slot('bias', outFeatures)] : []),
	]);

/** `nn.ReLU` and its like. */
export const activation = (name: Activation): Module => leaf({ kind: 'activation', name });
export const relu = (): Module => activation('relu');

/** `nn.MaxPool2d`. */
export const maxPool2d = (kernelSize: number, stride: number, padding = 0, ceilMode = false): Module =>
	leaf({ kind: 'maxPool2d', kernelSize, stride, padding, ceilMode });

/** `nn.AvgPool2d`, which counts the zeros of its padding as PyTorch does unless told otherwise. */
export const avgPool2d = (kernelSize: number, stride: number, padding = 0): Module =>
	leaf({ kind: 'avgPool2d', kernelSize, stride, padding, ceilMode: false });

/** `nn.AdaptiveAvgPool2d`. */
export const adaptiveAvgPool2d = (outputSize: AdaptiveSize): Module => leaf({ kind: 'adaptiveAvgPool2d', outputSize });

/** `nn.Flatten`: all dimensions after the first become one. */
export const flatten = (): Module => leaf({ kind: 'flatten' });

/** `nn.Dropout` in eval mode, and `nn.Identity`: nothing happens, but the name is taken. */
export const dropout = (): Module => ({ forward: (x) => x });
