import type { Ops, Values } from '../ops.ts';
import type { Questions } from '../self-test.ts';
import { IMAGE_OPS as images } from './ops.ts';

const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** An image of 3 × 3 pixels with two channels: 1 … 9, and the same negative. */
const image = (o: Ops): Values =>
	o.tensor(
		range(9).flatMap((v) => [v, -v]),
		[1, 3, 3, 2],
	);

/** Whole numbers that a reader can follow. */
export const IMAGE_QUESTIONS: Questions = {
	'convolution, strided and padded': {
		// 2 × 2 windows at the four corners sum 1, 2 + 3, 4 + 7 and 5 + 6 + 8 + 9 of the first channel
		ask: (o) =>
			images.conv2d(
				image(o),
				o.tensor([1, 0, 1, 0, 1, 0, 1, 0], [2, 2, 2, 1]),
				o.tensor([-6], [1]),
				{ stride: 2, padding: 1 },
				'relu',
			),
		answer: [0, 0, 5, 22],
	},
	'convolution of each channel': {
		ask: (o) => images.depthwise(image(o), o.tensor([2, 3], [1, 1, 2, 1]), o.tensor([1, 0], [2]), { stride: 2 }),
		answer: [3, -3, 7, -9, 15, -21, 19, -27],
	},
	'largest of a window that reaches beyond the edge': {
		ask: (o) => images.maxPool(image(o), { kernelSize: 2, stride: 2, ceilMode: true }),
		answer: [5, -1, 6, -3, 8, -7, 9, -9],
	},
	'joined and taken apart': {
		ask: (o) => images.channels(images.concat([image(o), image(o)]), 1, 2),
		answer: range(9).flatMap((v) => [-v, v]),
	},
	hardswish: {
		ask: (o) => images.activate(o.tensor([-4, -1.5, 0, 3, 9], [5]), 'hardswish'),
		answer: [0, -0.375, 0, 3, 9],
	},
	relu6: { ask: (o) => images.activate(o.tensor([-4, 1, 9, 6], [4]), 'relu6'), answer: [0, 1, 6, 6] },
};
