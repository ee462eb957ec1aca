import { withClassifier } from './alexnet.ts';
import { batchNorm2d, conv2d, dropout, linear, maxPool2d, relu } from './layers.ts';
import { type Module, sequential } from './module.ts';

/** Convolutions before each of the five pools, by the number of weighted layers. */
const CONVOLUTIONS = { 11: [1, 1, 2, 2, 2], 13: [2, 2, 2, 2, 2], 16: [2, 2, 3, 3, 3], 19: [2, 2, 4, 4, 4] } as const;
const CHANNELS = [64, 128, 256, 512, 512] as const;

/** torchvision's VGG, with BatchNorm2d after every convolution where `norm` says so. */
export function vgg(depth: keyof typeof CONVOLUTIONS, norm: boolean): Module {
	let before = 3;
	const features = CHANNELS.flatMap((channels, stage) => [
		...Array.from({ length: CONVOLUTIONS[depth][stage] ?? 0 }, () => {
			const convolution = conv2d(before, channels, 3, { padding: 1 });
			before = channels;
			return [convolution, ...(norm ? [batchNorm2d(channels)] : []), relu()];
		}).flat(),
		maxPool2d(2, 2),
	]);
	return withClassifier(
		sequential(...features),
		7,
		sequential(linear(512 * 49, 4096), relu(), dropout(), linear(4096, 4096), relu(), dropout(), linear(4096, 1000)),
	);
}
