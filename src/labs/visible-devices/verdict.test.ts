import { describe, expect, it } from 'vitest';
import { asCommand, asPyTorch } from './python.ts';
import { DEFAULT, fromQuery, PRESETS, type Preset, type State, toQuery } from './state.ts';
import { judge } from './verdict.ts';

const state = (value: string | undefined, gpus = 4): State => ({ gpus, value, order: 'PCI_BUS_ID' });
const seen = (s: State) => judge(s).visible.map((gpu) => gpu.slot);

describe('what a program sees', () => {
	it.each([
		[undefined, [0, 1, 2, 3], 'unset', ''],
		['', [], 'empty', ''],
		['1', [1], 'none', ''],
		['2,0', [2, 0], 'none', ''],
		['0,2,-1,1', [0, 2], 'negative', '-1'],
		['-1', [], 'negative', '-1'],
		['0,0', [], 'repeated', '0'],
		['0,1,01', [], 'repeated', '01'],
		['0,7,1', [0], 'beyond', '7'],
		['[0,1]', [], 'not-a-number', '[0'],
		['0,,1', [0], 'not-a-number', ''],
		['cuda:0', [], 'not-a-number', 'cuda:0'],
		['GPU-1ff,GPU-1f2', [3, 2], 'none', ''],
		['GPU-8932', [], 'ambiguous-uuid', 'GPU-8932'],
		['GPU-8932f,GPU-zz', [0], 'unknown-uuid', 'GPU-zz'],
		['GPU-1ff,0', [3], 'mixed', '0'],
		['1,GPU-1ff', [1], 'mixed', 'GPU-1ff'],
		['0, MIG-a', [0], 'mixed', 'MIG-a'],
		['GPU-1ff,MIG-a', [3], 'mixed', 'MIG-a'],
		['GPU-1ff, GPU-1f2', [3], 'space', 'GPU-1f2'],
		[' GPU-1ff', [], 'space', 'GPU-1ff'],
		['GPU-1ff,gpu-1f2', [3], 'not-a-number', 'gpu-1f2'],
		['gpu-1ff', [], 'not-a-number', 'gpu-1ff'],
		['٩', [], 'beyond', '٩'],
		['0,-٩', [0], 'negative', '-٩'],
		['\x850', [0], 'none', ''],
		['MIG-a,MIG-a', [], 'repeated', 'MIG-a'],
		['GPU-1ff,GPU-1ff0', [], 'repeated', 'GPU-1ff0'],
		['MIG-a', [], 'mig', 'MIG-a'],
	] as const)('with %j is %j', (value, slots, cut, at) => {
		expect(seen(state(value))).toEqual(slots);
		expect(judge(state(value))).toMatchObject({ cut, at });
	});

	it('follows CUDA’s own order where it is asked for', () => {
		expect(seen({ gpus: 4, value: '0', order: 'FASTEST_FIRST' })).toEqual([1]);
		expect(seen({ gpus: 4, value: '1,0', order: 'FASTEST_FIRST' })).toEqual([0, 1]);
	});

	it('is an exception where PyTorch’s parser raises one', () => {
		expect(judge(state('0,-,1')).error?.message).toBe("invalid literal for int() with base 10: '-'");
	});
});

describe('an address', () => {
	it.each(Object.keys(PRESETS) as Preset[])('holds the example %s', (name) => {
		const query = toQuery(PRESETS[name]);
		expect(fromQuery(query)).toEqual(query ? PRESETS[name] : undefined);
	});

	it('holds an unset variable, apart from an empty one', () => {
		expect(fromQuery(toQuery(state(undefined)))).toEqual(state(undefined));
		expect(toQuery(DEFAULT)).toBe('');
	});

	it('of something else is left alone', () => {
		expect(fromQuery('?z=1,2,3')).toBeUndefined();
		expect(fromQuery('?gpus=9')).toBeUndefined();
		expect(fromQuery('?gpus=1.5')).toBeUndefined();
	});
});

describe('the code', () => {
	it('sets both variables before torch is imported', () => {
		expect(asPyTorch(PRESETS.reorder)).toMatch(
			/"PCI_BUS_ID"\nos\.environ\["CUDA_VISIBLE_DEVICES"\] = "2,0"\n\nimport torch/,
		);
	});

	it('is one line of a shell, quoted where it must be', () => {
		expect(asCommand(DEFAULT)).toBe('CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES=1 python train.py');
		expect(asCommand(PRESETS.brackets)).toContain("CUDA_VISIBLE_DEVICES='[0,1]' python");
		expect(asCommand({ ...DEFAULT, value: "it's" })).toContain(`CUDA_VISIBLE_DEVICES='it'\\''s' python`);
		expect(asCommand({ gpus: 1, value: undefined, order: 'FASTEST_FIRST' })).toBe(
			'env -u CUDA_VISIBLE_DEVICES python train.py',
		);
	});
});
