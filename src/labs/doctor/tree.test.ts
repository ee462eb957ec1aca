import { describe, expect, it } from 'vitest';
import type { Entry, TensorEntry } from './messages.ts';
import { keyText, openAtFirst, rowsOf, treeOf } from './tree.ts';

const tensor = { bytes: 8, dtype: 'float32', shape: [2] } as unknown as TensorEntry;
const leaf = (...path: (string | number)[]): Entry => ({ path, tensor });
const names = (entries: Entry[], filter = '') => {
	const tree = treeOf(entries);
	return rowsOf(tree, openAtFirst(tree), filter).map((r) => `${' '.repeat(r.level - 1)}${r.node.name}`);
};

describe('the tree of keys', () => {
	it('makes levels of dots, in the file’s order', () => {
		expect(names([leaf('conv.weight'), leaf('conv.bias'), leaf('fc.weight')])).toEqual([
			'conv',
			' weight',
			' bias',
			'fc',
			' weight',
		]);
	});

	it('shows what does not branch on one row', () => {
		expect(names([leaf('model', 'encoder.layer.0.weight'), leaf('model', 'encoder.layer.0.bias')])).toEqual([
			'model.encoder.layer.0',
			' weight',
			' bias',
		]);
	});

	it('keeps a key that is a group too, and two keys that are spelled alike', () => {
		expect(names([leaf('a'), leaf('a', 'b'), leaf('a.b')])).toHaveLength(4);
	});

	it('sums tensors and bytes up', () => {
		const [group] = treeOf([leaf('a.x'), leaf('a.y'), { path: ['a', 'z'], text: '1' }]);
		expect(group).toMatchObject({ name: 'a', tensors: 2, bytes: 16 });
	});

	it('filters by any part of the key and keeps the groups around', () => {
		expect(names([leaf('conv.weight'), leaf('conv.bias'), leaf('fc.weight')], 'CONV.b')).toEqual(['conv', ' bias']);
		expect(names([leaf('conv.weight')], 'nothing')).toEqual([]);
	});

	it('tells each row its place among its siblings', () => {
		const tree = treeOf([leaf('a.x'), leaf('a.y'), leaf('b')]);
		const rows = rowsOf(tree, openAtFirst(tree), '');
		expect(rows.map((r) => [r.level, r.position, r.setSize, r.parent])).toEqual([
			[1, 1, 2, -1],
			[2, 1, 2, 0],
			[2, 2, 2, 0],
			[1, 2, 2, -1],
		]);
	});

	it('opens no more than fits at first', () => {
		const many = Array.from({ length: 500 }, (_, i) => leaf(`layer${i % 5}.${i}.weight`));
		expect(names(many)).toEqual(['layer0', 'layer1', 'layer2', 'layer3', 'layer4']);
	});

	it('is not led into a million levels by a hostile key', () => {
		const dots = 'a.'.repeat(500_000);
		expect(names([leaf(`${dots}x`), leaf(`${dots}y`)]).length).toBeLessThan(30);
	});

	it('lists a hundred thousand keys', () => {
		const many = Array.from({ length: 100_000 }, (_, i) => leaf(`m.${i % 100}.${i}.weight`));
		expect(treeOf(many)[0]?.tensors).toBe(100_000);
	});

	it('writes a path on one line', () => {
		expect(keyText(['optimizer', 'state', 0, 'exp_avg'])).toBe('optimizer.state[0].exp_avg');
	});
});
