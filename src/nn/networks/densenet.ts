import { avgPool2d, batchNorm2d, conv2d, linear, maxPool2d, relu } from './layers.ts';
import { chain, type Module, moduleOf } from './module.ts';

/** A dense layer makes this many times the growth rate's channels in between. */
const BOTTLENECK = 4;

const denseLayer = (inside: number, growth: number): Module =>
	chain([
		['norm1', batchNorm2d(inside)],
		['relu1', relu()],
		['conv1', conv2d(inside, BOTTLENECK * growth, 1, { bias: false })],
		['norm2', batchNorm2d(BOTTLENECK * growth)],
		['relu2', relu()],
		['conv2', conv2d(BOTTLENECK * growth, growth, 3, { padding: 1, bias: false })],
	]);

/** Every layer sees what went into the block and what all layers before it made. */
function denseBlock(inside: number, layers: number, growth: number): Module {
	const names = Array.from({ length: layers }, (_, i) => `denselayer${i + 1}`);
	return moduleOf(
		Object.fromEntries(names.map((name, i) => [name, denseLayer(inside + i * growth, growth)])),
		(x, call, trace) => names.reduce((seen, name) => trace.apply({ kind: 'concat' }, seen, call(name, seen)), x),
	);
}

const transition = (inside: number): Module =>
	chain([
		['norm', batchNorm2d(inside)],
		['relu', relu()],
		['conv', conv2d(inside, inside / 2, 1, { bias: false })],
		['pool', avgPool2d(2, 2)],
	]);

/**
 * torchvision's DenseNet.
 *
 * @param growth channels that each dense layer adds
 * @param blocks dense layers in each of the four blocks
 * @param first channels of the first convolution
 */
export function densenet(growth: number, blocks: readonly number[], first: number): Module {
	let channels = first;
	const features: [string, Module][] = [
		['conv0', conv2d(3, first, 7, { stride: 2, padding: 3, bias: false })],
		['norm0', batchNorm2d(first)],
		['relu0', relu()],
		['pool0', maxPool2d(3, 2, 1)],
	];
	for (const [i, layers] of blocks.entries()) {
		features.push([`denseblock${i + 1}`, denseBlock(channels, layers, growth)]);
		channels += layers * growth;
		if (i === blocks.length - 1) break;
		features.push([`transition${i + 1}`, transition(channels)]);
		channels /= 2;
	}
	features.push(['norm5', batchNorm2d(channels)]);
	return moduleOf({ features: chain(features), classifier: linear(channels, 1000) }, (x, call, trace) => {
		const active = trace.apply({ kind: 'activation', name: 'relu' }, call('features', x));
		const pooled = trace.apply({ kind: 'adaptiveAvgPool2d', outputSize: 1 }, active);
		return call('classifier', trace.apply({ kind: 'flatten' }, pooled));
	});
}
