import { adaptiveAvgPool2d, batchNorm2d, conv2d, linear, maxPool2d, relu } from './layers.ts';
import { type Module, moduleOf, sequential } from './module.ts';

/** What tells torchvision's ResNets, ResNeXts and wide ResNets apart. */
export interface ResNetOptions {
	/** Blocks in each of the four layers. */
	readonly blocks: readonly [number, number, number, number];
	/** Three convolutions a block, 1×1, 3×3, 1×1, instead of two of 3×3. */
	readonly bottleneck?: boolean;
	readonly groups?: number;
	/** `width_per_group`; 64 without. */
	readonly width?: number;
}

/** A shortcut of another size than the block's output. */
const downsampleOf = (inside: number, out: number, stride: number): Module =>
	sequential(conv2d(inside, out, 1, { stride, bias: false }), batchNorm2d(out));

function block(inside: number, planes: number, out: number, stride: number, options: ResNetOptions): Module {
	const { bottleneck = false, groups = 1, width = 64 } = options;
	const middle = bottleneck ? Math.floor((planes * width) / 64) * groups : planes;
	const conv3x3 = (from: number, to: number, step: number) =>
		conv2d(from, to, 3, { stride: step, padding: 1, groups: bottleneck ? groups : 1, bias: false });
	const downsample: Record<string, Module> =
		stride > 1 || inside !== out ? { downsample: downsampleOf(inside, out, stride) } : {};
	const names = bottleneck ? ['1', '2', '3'] : ['1', '2'];
	const children: Record<string, Module> = bottleneck
		? {
				conv1: conv2d(inside, middle, 1, { bias: false }),
				bn1: batchNorm2d(middle),
				conv2: conv3x3(middle, middle, stride),
				bn2: batchNorm2d(middle),
				conv3: conv2d(middle, out, 1, { bias: false }),
				bn3: batchNorm2d(out),
				relu: relu(),
				...downsample,
			}
		: {
				conv1: conv3x3(inside, planes, stride),
				bn1: batchNorm2d(planes),
				relu: relu(),
				conv2: conv3x3(planes, out, 1),
				bn2: batchNorm2d(out),
				...downsample,
			};
	return moduleOf(children, (x, call, trace) => {
		let value = x;
		for (const [i, name] of names.entries()) {
			if (i > 0) value = call('relu', value);
			value = call(`bn${name}`, call(`conv${name}`, value));
		}
		const shortcut = 'downsample' in children ? call('downsample', x) : x;
		return call('relu', trace.apply({ kind: 'add' }, value, shortcut));
	});
}

/** torchvision's ResNet, ResNeXt and wide ResNet. */
export function resnet(options: ResNetOptions): Module {
	const expansion = options.bottleneck ? 4 : 1;
	let channels = 64;
	const layers = options.blocks.map((count, stage) => {
		const planes = 64 * 2 ** stage;
		const out = planes * expansion;
		return sequential(
			...Array.from({ length: count }, (_, i) => {
				const made = block(channels, planes, out, i === 0 && stage > 0 ? 2 : 1, options);
				channels = out;
				return made;
			}),
		);
	});
	const names = layers.map((_, i) => `layer${i + 1}`);
	return moduleOf(
		{
			conv1: conv2d(3, 64, 7, { stride: 2, padding: 3, bias: false }),
			bn1: batchNorm2d(64),
			relu: relu(),
			maxpool: maxPool2d(3, 2, 1),
			...Object.fromEntries(layers.map((layer, i) => [names[i], layer])),
			avgpool: adaptiveAvgPool2d(1),
			fc: linear(512 * expansion, 1000),
		},
		(x, call, trace) => {
			const features = ['conv1', 'bn1', 'relu', 'maxpool', ...names, 'avgpool'].reduce((v, name) => call(name, v), x);
			return call('fc', trace.apply({ kind: 'flatten' }, features));
		},
	);
}
