import { describe, expect, it } from 'vitest';
import { keysOf, treeOf } from '../architectures/expand.ts';
import type { ModuleTree } from '../module-tree.ts';
import { NETWORKS, networkOf } from './index.ts';
import { type Module, slotsOf } from './module.ts';
import { traceOf } from './trace.ts';

/** Names of the modules alone, also of those without tensors. */
type Names = [string, Names][];
const names = (module: Module): Names => (module.children ?? []).map(([name, child]) => [name, names(child)]);
const recordedNames = (tree: ModuleTree): Names =>
	(tree.children ?? []).map(([name, child]) => [name, recordedNames(child ?? { className: '' })]);

describe.each(Object.keys(NETWORKS))('%s', (name) => {
	const network = networkOf(name);

	it('has torchvision’s keys, shapes and order', () => {
		const slots = [...slotsOf(network)].map(([key, { shape, buffer, integer }]) => [
			key,
			{ kind: 'tensor', shape, dtype: integer ? 'int64' : 'float32', parameter: !buffer },
		]);
		expect(slots).toEqual([...keysOf(name)]);
	});

	it('has torchvision’s modules', () => {
		expect(names(network)).toEqual(recordedNames(treeOf(name)));
	});

	it('gives 1000 logits an image', () => {
		expect(traceOf(network, [2, 3, 224, 224]).output.shape).toEqual([2, 1000]);
	});
});

describe('a network', () => {
	it('is refused by another name', () => {
		expect(() => networkOf('resnet19')).toThrow(/^expected one of alexnet, .* found 'resnet19'$/);
		expect(() => networkOf('toString')).toThrow(/found 'toString'/);
	});

	it('says which module does not take the image', () => {
		expect(() => traceOf(networkOf('resnet18'), [1, 1, 64, 64])).toThrow(
			'conv1: expected (N, 3, H, W), found (1, 1, 64, 64)',
		);
		expect(() => traceOf(networkOf('alexnet'), [1, 3, 32, 32])).toThrow(
			'features.12: expected at least 3 pixels a side, found 1; use larger images or smaller windows',
		);
	});
});
