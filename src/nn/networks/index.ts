import { alexnet } from './alexnet.ts';
import { densenet } from './densenet.ts';
import { mobilenetV2, mobilenetV3 } from './mobilenet.ts';
import type { Module } from './module.ts';
import { resnet } from './resnet.ts';
import { squeezenet } from './squeezenet.ts';
import { vgg } from './vgg.ts';

/** The networks that run here, by the names of their builders in torchvision. */
export const NETWORKS: Readonly<Record<string, () => Module>> = {
	alexnet,
	vgg11: () => vgg(11, false),
	vgg11_bn: () => vgg(11, true),
	vgg13: () => vgg(13, false),
	vgg13_bn: () => vgg(13, true),
	vgg16: () => vgg(16, false),
	vgg16_bn: () => vgg(16, true),
	vgg19: () => vgg(19, false),
	vgg19_bn: () => vgg(19, true),
	resnet18: () => resnet({ blocks: [2, 2, 2, 2] }),
	resnet34: () => resnet({ blocks: [3, 4, 6, 3] }),
	resnet50: () => resnet({ blocks: [3, 4, 6, 3], bottleneck: true }),
	resnet101: () => resnet({ blocks: [3, 4, 23, 3], bottleneck: true }),
	resnet152: () => resnet({ blocks: [3, 8, 36, 3], bottleneck: true }),
	resnext50_32x4d: () => resnet({ blocks: [3, 4, 6, 3], bottleneck: true, groups: 32, width: 4 }),
	resnext101_32x8d: () => resnet({ blocks: [3, 4, 23, 3], bottleneck: true, groups: 32, width: 8 }),
	resnext101_64x4d: () => resnet({ blocks: [3, 4, 23, 3], bottleneck: true, groups: 64, width: 4 }),
	wide_resnet50_2: () => resnet({ blocks: [3, 4, 6, 3], bottleneck: true, width: 128 }),
	wide_resnet101_2: () => resnet({ blocks: [3, 4, 23, 3], bottleneck: true, width: 128 }),
	squeezenet1_0: () => squeezenet('1_0'),
	squeezenet1_1: () => squeezenet('1_1'),
	densenet121: () => densenet(32, [6, 12, 24, 16], 64),
	densenet161: () => densenet(48, [6, 12, 36, 24], 96),
	densenet169: () => densenet(32, [6, 12, 32, 32], 64),
	densenet201: () => densenet(32, [6, 12, 48, 32], 64),
	mobilenet_v2: mobilenetV2,
	mobilenet_v3_small: () => mobilenetV3('small'),
	mobilenet_v3_large: () => mobilenetV3('large'),
};

/**
 * Builds a network as names, shapes and operations; it holds no numbers.
 *
 * @param name one of {@link NETWORKS}
 * @throws Error for another name
 */
export function networkOf(name: string): Module {
	const build = Object.hasOwn(NETWORKS, name) ? NETWORKS[name] : undefined;
	if (!build) throw new Error(`expected one of ${Object.keys(NETWORKS).join(', ')}, found '${name}'`);
	return build();
}
