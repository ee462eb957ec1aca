import { describe, expect, it } from 'vitest';
import type { StateDictEntry } from '../../nn/module-tree.ts';
import { load } from './load.ts';
import { type Row, rowsOf, type Side } from './rows.ts';
import { ALL, PRESETS, type Preset } from './state.ts';

const LINKS = { fits: '=', clash: '≠', none: '|' };
const shown = (side?: Side) => (side ? `${side.path}${side.shape ?? ` ×${side.count}`}` : '–');
const line = ({ file, model, link }: Row) => `${shown(file)} ${LINKS[link]} ${shown(model)}`;
const rows = (preset: Preset) => {
	const { file, own } = load(PRESETS[preset]);
	return rowsOf(file, own).map(line);
};

describe('the keys beside each other', () => {
	it('open where a head differs', () => {
		expect(rows('answer')).toEqual([
			'conv1 ×1 = conv1 ×1',
			'bn1 ×5 = bn1 ×5',
			'layer1 ×24 = layer1 ×24',
			'layer2 ×30 = layer2 ×30',
			'layer3 ×30 = layer3 ×30',
			'layer4 ×30 = layer4 ×30',
			'fc.weight[1000, 512] ≠ fc.weight[10, 512]',
			'fc.bias[1000] ≠ fc.bias[10]',
		]);
	});

	it('stand side by side under a prefix, unlinked', () => {
		expect(rows('prefix').slice(0, 2)).toEqual(['module.conv1 ×1 | conv1 ×1', 'module.bn1 ×5 | bn1 ×5']);
		expect(rows('noop').at(-1)).toBe('fc ×2 | backbone.fc ×2');
	});

	it('open a stage that has more blocks on one side', () => {
		expect(rows('deeper').slice(2, 6)).toEqual([
			'layer1.0 ×12 = layer1.0 ×12',
			'layer1.1 ×12 = layer1.1 ×12',
			'layer1.2 ×12 | –',
			'layer2.0 ×18 = layer2.0 ×18',
		]);
	});

	it('keep the model’s order where the file skips a layer', () => {
		const entries = (...keys: string[]) =>
			new Map(keys.map((key): [string, StateDictEntry] => [key, { kind: 'tensor', shape: [1], dtype: 'float32' }]));
		expect(rowsOf(entries('a', 'x', 'c'), entries('a', 'b', 'c', 'd')).map(line)).toEqual([
			'a[1] = a[1]',
			'x[1] | b[1]',
			'c[1] = c[1]',
			'– | d[1]',
		]);
	});

	it('hold every key once, and link as many as fit', () => {
		for (const state of ALL) {
			const { file, own, fit } = load({ ...state, filter: 'none' });
			const all = rowsOf(file, own);
			const sum = (counts: (number | undefined)[]) => counts.reduce<number>((total, n) => total + (n ?? 0), 0);
			expect(sum(all.map((row) => row.file?.count))).toBe(file.size);
			expect(sum(all.map((row) => row.model?.count))).toBe(own.size);
			expect(sum(all.map((row) => (row.link === 'fits' ? row.file?.count : 0)))).toBe(fit.length);
			expect(all.length).toBeLessThanOrEqual(24);
		}
	});
});
