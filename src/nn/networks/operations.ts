import { sideOf } from '../../engine/images/windows.ts';

/** Activation functions, by PyTorch's names in torch.nn.functional. */
export type Activation = 'relu' | 'relu6' | 'hardswish' | 'hardsigmoid' | 'silu' | 'sigmoid';

export interface Conv2d {
	readonly kind: 'conv2d';
	readonly inChannels: number;
	readonly outChannels: number;
	readonly kernelSize: number;
	readonly stride: number;
	readonly padding: number;
	readonly dilation: number;
	readonly groups: number;
	readonly bias: boolean;
}

/** A window over height and width. */
export interface Pool {
	readonly kind: 'maxPool2d' | 'avgPool2d';
	readonly kernelSize: number;
	readonly stride: number;
	readonly padding: number;
	/** A last window that reaches beyond the edge counts. */
	readonly ceilMode: boolean;
}

/** Of both sides, or of height and width, where null keeps what comes in. */
export type AdaptiveSize = number | readonly [height: number | null, width: number | null];

/** Height and width that an AdaptiveAvgPool2d gives. */
export function adaptiveSides(size: AdaptiveSize, height: number, width: number): readonly [number, number] {
	return typeof size === 'number' ? [size, size] : [size[0] ?? height, size[1] ?? width];
}

/** What a forward pass is made of; all windows are square. */
export type Operation =
	| Conv2d
	| Pool
	| { readonly kind: 'batchNorm2d'; readonly features: number; readonly eps: number; readonly momentum: number }
	| { readonly kind: 'linear'; readonly inFeatures: number; readonly outFeatures: number; readonly bias: boolean }
	| { readonly kind: 'activation'; readonly name: Activation }
	| { readonly kind: 'adaptiveAvgPool2d'; readonly outputSize: AdaptiveSize }
	/** All dimensions after the first become one. */
	| { readonly kind: 'flatten' }
	/** Along the channels. */
	| { readonly kind: 'concat' }
	| { readonly kind: 'add' }
	/** The second is (N,C,1,1): a factor a channel. */
	| { readonly kind: 'scale' };

type Shape = readonly number[];

const text = (shape: Shape) => `(${shape.join(', ')})`;
const expect = (right: boolean, wanted: string, ...found: Shape[]): void => {
	if (!right) throw new Error(`expected ${wanted}, found ${found.map(text).join(' and ')}`);
};

function windowed(o: Conv2d | Pool, shape: Shape, channels: number): Shape {
	const [n = 0, , h = 0, w = 0] = shape;
	return [n, channels, sideOf(h, o).out, sideOf(w, o).out];
}

/**
 * The shape that comes out of an operation.
 *
 * @throws Error if the shapes that go in do not fit it
 */
export function shapeAfter(o: Operation, x: Shape = [], y: Shape = []): Shape {
	const [n = 0, c = 0] = x;
	switch (o.kind) {
		case 'conv2d':
			expect(x.length === 4 && c === o.inChannels, `(N, ${o.inChannels}, H, W)`, x);
			return windowed(o, x, o.outChannels);
		case 'maxPool2d':
		case 'avgPool2d':
			expect(x.length === 4, '(N, C, H, W)', x);
			return windowed(o, x, c);
		case 'adaptiveAvgPool2d':
			expect(x.length === 4, '(N, C, H, W)', x);
			return [n, c, ...adaptiveSides(o.outputSize, x[2] ?? 0, x[3] ?? 0)];
		case 'batchNorm2d':
			expect(x.length === 4 && c === o.features, `(N, ${o.features}, H, W)`, x);
			return x;
		case 'linear':
			expect(x.length === 2 && c === o.inFeatures, `(N, ${o.inFeatures})`, x);
			return [n, o.outFeatures];
		case 'flatten':
			return [n, x.slice(1).reduce((a, b) => a * b, 1)];
		case 'concat': {
			const rest = (shape: Shape) => text([shape[0] ?? 0, ...shape.slice(2)]);
			expect(x.length === 4 && y.length === 4 && rest(x) === rest(y), 'shapes that differ in channels only', x, y);
			return [n, c + (y[1] ?? 0), ...x.slice(2)];
		}
		case 'add':
			expect(text(x) === text(y), 'equal shapes', x, y);
			return x;
		case 'scale':
			expect(x.length === 4 && text(y) === text([n, c, 1, 1]), '(N, C, H, W) and (N, C, 1, 1)', x, y);
			return x;
		case 'activation':
			return x;
	}
}
