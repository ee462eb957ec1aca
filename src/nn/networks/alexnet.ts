import { adaptiveAvgPool2d, conv2d, dropout, linear, maxPool2d, relu } from './layers.ts';
import { type Module, moduleOf, sequential } from './module.ts';

/** Features, a pool to a fixed size, a classifier: AlexNet and VGG. */
export const withClassifier = (features: Module, pooled: number, classifier: Module): Module =>
	moduleOf({ features, avgpool: adaptiveAvgPool2d(pooled), classifier }, (x, call, trace) =>
		call('classifier', trace.apply({ kind: 'flatten' }, call('avgpool', call('features', x)))),
	);

/** torchvision's AlexNet. */
export const alexnet = (): Module =>
	withClassifier(
		sequential(
			conv2d(3, 64, 11, { stride: 4, padding: 2 }),
			relu(),
			maxPool2d(3, 2),
			conv2d(64, 192, 5, { padding: 2 }),
			relu(),
			maxPool2d(3, 2),
			conv2d(192, 384, 3, { padding: 1 }),
			relu(),
			conv2d(384, 256, 3, { padding: 1 }),
			relu(),
			conv2d(256, 256, 3, { padding: 1 }),
			relu(),
			maxPool2d(3, 2),
		),
		6,
		sequential(dropout(), linear(256 * 36, 4096), relu(), dropout(), linear(4096, 4096), relu(), linear(4096, 1000)),
	);
