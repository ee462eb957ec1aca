import { activation, adaptiveAvgPool2d, batchNorm2d, conv2d, dropout, linear } from './layers.ts';
import { type Module, moduleOf, sequential } from './module.ts';
import type { Activation } from './operations.ts';

interface NormOptions {
	stride?: number;
	dilation?: number;
	groups?: number;
	act?: Activation | undefined;
	eps?: number;
	momentum?: number;
}

/** torchvision's `Conv2dNormActivation`; without `act` there is none. */
function convNorm(inside: number, out: number, kernel: number, options: NormOptions): Module {
	const { stride = 1, groups = 1, act, eps, momentum } = options;
	return sequential(
		conv2d(inside, out, kernel, { stride, padding: (kernel - 1) / 2, groups, bias: false }),
		batchNorm2d(out, eps, momentum),
		...(act ? [activation(act)] : []),
	);
}

/** The nearest multiple of 8 that is not more than 10 % below. */
function roundTo8(channels: number): number {
	const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
	return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** A block with a shortcut where it keeps size and channels. */
const inverted = (name: string, body: Module, shortcut: boolean): Module =>
	moduleOf({ [name]: body }, (x, call, trace) =>
		shortcut ? trace.apply({ kind: 'add' }, x, call(name, x)) : call(name, x),
	);

/** Expansion, channels, blocks and stride of each stage. */
const V2 = [
	[1, 16, 1, 1],
	[6, 24, 2, 2],
	[6, 32, 3, 2],
	[6, 64, 4, 2],
	[6, 96, 3, 1],
	[6, 160, 3, 2],
	[6, 320, 1, 1],
] as const;

/** torchvision's MobileNetV2. */
export function mobilenetV2(): Module {
	let channels = 32;
	const act = 'relu6';
	const blocks = V2.flatMap(([expansion, out, count, first]) =>
		Array.from({ length: count }, (_, i) => {
			const [inside, stride, wide] = [channels, i === 0 ? first : 1, channels * expansion];
			channels = out;
			const body = sequential(
				...(expansion > 1 ? [convNorm(inside, wide, 1, { act })] : []),
				convNorm(wide, wide, 3, { stride, groups: wide, act }),
				conv2d(wide, out, 1, { bias: false }),
				batchNorm2d(out),
			);
			return inverted('conv', body, stride === 1 && inside === out);
		}),
	);
	const features = sequential(convNorm(3, 32, 3, { stride: 2, act }), ...blocks, convNorm(320, 1280, 1, { act }));
	return moduleOf({ features, classifier: sequential(dropout(), linear(1280, 1000)) }, (x, call, trace) => {
		const pooled = trace.apply({ kind: 'adaptiveAvgPool2d', outputSize: 1 }, call('features', x));
		return call('classifier', trace.apply({ kind: 'flatten' }, pooled));
	});
}

/** torchvision's `SqueezeExcitation`: a factor for each channel, made of the means of all. */
const squeezeExcitation = (channels: number): Module =>
	moduleOf(
		{
			avgpool: adaptiveAvgPool2d(1),
			fc1: conv2d(channels, roundTo8(channels / 4), 1),
			fc2: conv2d(roundTo8(channels / 4), channels, 1),
			activation: activation('relu'),
			scale_activation: activation('hardsigmoid'),
		},
		(x, call, trace) => {
			const factors = ['avgpool', 'fc1', 'activation', 'fc2', 'scale_activation'].reduce((v, n) => call(n, v), x);
			return trace.apply({ kind: 'scale' }, x, factors);
		},
	);

/** Kernel, expanded channels, channels, squeeze-excitation, hardswish (else relu), stride of each block. */
type V3Row = readonly [number, number, number, 0 | 1, 0 | 1, 1 | 2];
const V3 = {
	large: [
		[3, 16, 16, 0, 0, 1],
		[3, 64, 24, 0, 0, 2],
		[3, 72, 24, 0, 0, 1],
		[5, 72, 40, 1, 0, 2],
		[5, 120, 40, 1, 0, 1],
		[5, 120, 40, 1, 0, 1],
		[3, 240, 80, 0, 1, 2],
		[3, 200, 80, 0, 1, 1],
		[3, 184, 80, 0, 1, 1],
		[3, 184, 80, 0, 1, 1],
		[3, 480, 112, 1, 1, 1],
		[3, 672, 112, 1, 1, 1],
		[5, 672, 160, 1, 1, 2],
		[5, 960, 160, 1, 1, 1],
		[5, 960, 160, 1, 1, 1],
	],
	small: [
		[3, 16, 16, 1, 0, 2],
		[3, 72, 24, 0, 0, 2],
		[3, 88, 24, 0, 0, 1],
		[5, 96, 40, 1, 1, 2],
		[5, 240, 40, 1, 1, 1],
		[5, 240, 40, 1, 1, 1],
		[5, 120, 48, 1, 1, 1],
		[5, 144, 48, 1, 1, 1],
		[5, 288, 96, 1, 1, 2],
		[5, 576, 96, 1, 1, 1],
		[5, 576, 96, 1, 1, 1],
	],
} as const satisfies Record<string, readonly V3Row[]>;
const LAST = { large: 1280, small: 1024 } as const;
/** Of every BatchNorm2d in it; PyTorch's own defaults are 1e-5 and 0.1. */
const V3_NORM = { eps: 0.001, momentum: 0.01 } as const;

/** torchvision's MobileNetV3. */
export function mobilenetV3(size: keyof typeof V3): Module {
	let channels = 16;
	const blocks = V3[size].map(([kernel, wide, out, excited, swish, stride]) => {
		const act = swish ? 'hardswish' : 'relu';
		const inside = channels;
		channels = out;
		const body = sequential(
			...(wide === inside ? [] : [convNorm(inside, wide, 1, { act, ...V3_NORM })]),
			convNorm(wide, wide, kernel, { stride, groups: wide, act, ...V3_NORM }),
			...(excited ? [squeezeExcitation(wide)] : []),
			convNorm(wide, out, 1, V3_NORM),
		);
		return inverted('block', body, stride === 1 && inside === out);
	});
	const act = 'hardswish';
	const features = sequential(
		convNorm(3, 16, 3, { stride: 2, act, ...V3_NORM }),
		...blocks,
		convNorm(channels, 6 * channels, 1, { act, ...V3_NORM }),
	);
	const classifier = sequential(linear(6 * channels, LAST[size]), activation(act), dropout(), linear(LAST[size], 1000));
	return moduleOf({ features, avgpool: adaptiveAvgPool2d(1), classifier }, (x, call, trace) =>
		call('classifier', trace.apply({ kind: 'flatten' }, call('avgpool', call('features', x)))),
	);
}
