import type { ModuleTree, TensorSpec } from '../module-tree.ts';

/** A few of torchvision's models as short as their builders, for pages that need not load the keys of all 121. */

const tensor = (...shape: number[]): TensorSpec => ({ kind: 'tensor', shape, dtype: 'float32' });

const conv = (from: number, to: number, size: number): ModuleTree => ({
	className: 'Conv2d',
	parameters: [['weight', tensor(to, from, size, size)]],
});

const biasedConv = (from: number, to: number): ModuleTree => ({
	className: 'Conv2d',
	parameters: [
		['weight', tensor(to, from, 3, 3)],
		['bias', tensor(to)],
	],
});

const linear = (from: number, to: number): ModuleTree => ({
	className: 'Linear',
	parameters: [
		['weight', tensor(to, from)],
		['bias', tensor(to)],
	],
});

const batchNorm = (features: number): ModuleTree => ({
	className: 'BatchNorm2d',
	parameters: [
		['weight', tensor(features)],
		['bias', tensor(features)],
	],
	buffers: [
		['running_mean', tensor(features), true],
		['running_var', tensor(features), true],
		['num_batches_tracked', { kind: 'tensor', shape: [], dtype: 'int64' }, true],
	],
	norm: { kind: 'batch', tracks: true },
});

const sequential = (children: readonly (readonly [number, ModuleTree])[]): ModuleTree => ({
	className: 'Sequential',
	children: children.map(([index, child]) => [String(index), child] as const),
});

const basicBlock = (from: number, to: number): ModuleTree => ({
	className: 'BasicBlock',
	children: [
		['conv1', conv(from, to, 3)],
		['bn1', batchNorm(to)],
		['conv2', conv(to, to, 3)],
		['bn2', batchNorm(to)],
		...(from === to
			? []
			: [
					[
						'downsample',
						sequential([
							[0, conv(from, to, 1)],
							[1, batchNorm(to)],
						]),
					] as const,
				]),
	],
});

/** Channels of the four stages. */
const STAGES = [64, 128, 256, 512] as const;

const resnet = (blocks: readonly number[], classes: number): ModuleTree => ({
	className: 'ResNet',
	children: [
		['conv1', conv(3, 64, 7)],
		['bn1', batchNorm(64)],
		...STAGES.map((to, stage) => {
			const first = STAGES[Math.max(0, stage - 1)] ?? to;
			const made = Array.from({ length: blocks[stage] ?? 0 }, (_, i) => [i, basicBlock(i ? to : first, to)] as const);
			return [`layer${stage + 1}`, sequential(made)] as const;
		}),
		['fc', linear(512, classes)],
	],
});

/** Index and channels of the convolutions in `features`; what stands between them has no tensors. */
const VGG11 = [
	[0, 3, 64],
	[3, 64, 128],
	[6, 128, 256],
	[8, 256, 256],
	[11, 256, 512],
	[13, 512, 512],
	[16, 512, 512],
	[18, 512, 512],
] as const;

/** `models.NAME(num_classes=classes)`, as {@link treeOf} gives it for the 1000 classes of ImageNet. */
export const BUILDERS = {
	resnet18: (classes: number) => resnet([2, 2, 2, 2], classes),
	resnet34: (classes: number) => resnet([3, 4, 6, 3], classes),
	vgg11: (classes: number): ModuleTree => ({
		className: 'VGG',
		children: [
			['features', sequential(VGG11.map(([index, from, to]) => [index, biasedConv(from, to)] as const))],
			[
				'classifier',
				sequential([
					[0, linear(512 * 7 * 7, 4096)],
					[3, linear(4096, 4096)],
					[6, linear(4096, classes)],
				]),
			],
		],
	}),
} as const;
export type Built = keyof typeof BUILDERS;
