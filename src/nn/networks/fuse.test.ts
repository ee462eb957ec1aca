import { describe, expect, it } from 'vitest';
import { fuse } from './fuse.ts';
import { networkOf } from './index.ts';
import { traceOf } from './trace.ts';

function kindsOf(name: string): Record<string, number> {
	const kinds: Record<string, number> = {};
	const { steps } = fuse(traceOf(networkOf(name), [1, 3, 224, 224]));
	for (const { operation, norm, activation } of steps) {
		const kind = [operation.kind, norm && 'norm', activation].filter(Boolean).join(' + ');
		kinds[kind] = (kinds[kind] ?? 0) + 1;
	}
	return kinds;
}

describe('fusing', () => {
	it('leaves no BatchNorm2d and no ReLU by themselves in a ResNet', () => {
		expect(kindsOf('resnet18')).toEqual({
			'conv2d + norm + relu': 9,
			'conv2d + norm': 11,
			maxPool2d: 1,
			'add + relu': 8,
			adaptiveAvgPool2d: 1,
			flatten: 1,
			linear: 1,
		});
	});

	it('keeps what a DenseNet reads more than once', () => {
		expect(kindsOf('densenet121')).toMatchObject({ 'conv2d + norm + relu': 59, 'batchNorm2d + relu': 62, concat: 58 });
	});

	it('says nothing new of a network without anything to join', () => {
		expect(kindsOf('squeezenet1_1')).toEqual({
			'conv2d + relu': 26,
			maxPool2d: 3,
			concat: 8,
			adaptiveAvgPool2d: 1,
			flatten: 1,
		});
	});
});
