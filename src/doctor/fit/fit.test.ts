import { describe, expect, it } from 'vitest';
import {
	bytesSource,
	type Checkpoint,
	openCheckpoint,
	PyDict,
	type TensorInfo,
	type Value,
} from '../../checkpoint/index.ts';
import { keysOf } from '../../nn/architectures/expand.ts';
import { fixtureBytes } from '../fixtures.testing.ts';
import { typeOf } from './candidate.ts';
import { fit, modelOf, torchvisionTarget } from './fit.ts';
import { fitAsPython } from './python.ts';

type Shapes = Iterable<readonly [key: string, shape: readonly number[]]>;

const shapesOf = (name: string): [string, readonly number[]][] => [...keysOf(name)].map(([key, t]) => [key, t.shape]);

/** A checkpoint that is a plain dict of these, as far as the fit looks at one. */
function checkpoint(shapes: Shapes, others: readonly Value[] = []): Checkpoint {
	const root = new PyDict();
	const tensors = [...shapes].map(([key, shape]) => {
		const node = { kind: 'tensor', shape, dtype: 'float32', device: 'cpu' };
		root.set(key, node as unknown as Value);
		return { ...node, path: [key], node } as unknown as TensorInfo;
	});
	for (const key of others) root.set(key, 1);
	return { root, tensors, file: { name: 'x.pth' }, globals: [], problems: [], facts: {} } as unknown as Checkpoint;
}

const HEADS = /^(fc|classifier|head|heads)\b/;
const PUBLISHED: Record<string, (key: string) => string> = {
	densenet121: (key) => key.replace(/(denselayer\d+\.(?:norm|conv))([12]\.)/, '$1.$2'),
	vit_b_32: (key) => key.replace('mlp.0.', 'mlp.linear_1.').replace('mlp.3.', 'mlp.linear_2.'),
};

describe('what the keys say that the model is', () => {
	const NAMES = ['resnet18', 'mnasnet0_5', 'googlenet', 'shufflenet_v2_x0_5', 'maxvit_t', 'vit_b_32', 'densenet121'];

	it.each(NAMES)('%s, whatever stands before its keys', (name) => {
		for (const prefix of ['', 'module.', '_orig_mod.module.', 'model.', 'net.backbone.']) {
			const keys = shapesOf(name).map(([key, shape]) => [prefix + key, shape] as const);
			expect(modelOf(checkpoint(keys)).exact[0]).toBe(name);
			// torch.optim.swa_utils.AveragedModel puts its own count first
			expect(modelOf(checkpoint([['n_averaged', []], ...keys])).nearest[0]).toBe(name);
		}
	});

	it.each(NAMES)('%s with another head, without one and with one more', (name) => {
		const keys = shapesOf(name).map(([key, shape]) => [`module.${key}`, shape] as const);
		const nearest = (shapes: Shapes) => modelOf(checkpoint(shapes)).nearest[0];
		const ten = keys.map(([key, shape]) => [key, shape[0] === 1000 ? [10, ...shape.slice(1)] : shape] as const);
		expect(nearest(ten)).toBe(name);
		expect(nearest(keys.filter(([key]) => !HEADS.test(key.slice(7))))).toBe(name);
		expect(nearest([...keys, ['module.aux.weight', [5, 5]]])).toBe(name);
	});

	it.each(Object.entries(PUBLISHED))('%s by the older names of its published file', (name, old) => {
		for (const prefix of ['', 'module.']) {
			const keys = shapesOf(name).map(([key, shape]) => [prefix + old(key), shape] as const);
			expect(modelOf(checkpoint(keys)).exact).toEqual([name]);
			const found = fit(checkpoint(keys), torchvisionTarget(name));
			expect(found?.fixed.text).toBe('<All keys matched successfully>');
			expect(found?.strict).toBe(true);
		}
	});
});

describe('keys that are no text', () => {
	const found = () => {
		const file = checkpoint(shapesOf('squeezenet1_1'), [0, { kind: 'tuple', items: ['a'] }]);
		const target = torchvisionTarget('squeezenet1_1');
		const answer = fit(file, target);
		if (!answer) throw new Error('expected a fit');
		return { ...answer, python: fitAsPython(file, target, answer) };
	};

	it('make PyTorch raise', () => {
		expect(found().asIs.text).toBe("AttributeError: 'int' object has no attribute 'startswith'");
	});

	it('are left out by the program', () => {
		expect(found()).toMatchObject({ strict: true, otherKeys: 2, fixed: { raises: false } });
		expect(found().python).toContain('if isinstance(k, str)}');
	});
});

describe('a model that asks for the version of its weights', () => {
	it('is told it where a plain dict does not say', () => {
		const file = checkpoint(shapesOf('mnasnet0_5'));
		const target = torchvisionTarget('mnasnet0_5');
		const found = fit(file, target);
		expect(found?.asIs.text).toBe('ValueError: version should be set to 1 or 2 instead of None');
		expect(found).toMatchObject({ versioned: true, strict: true });
		expect(found && fitAsPython(file, target, found)).toContain('state_dict._metadata = {"": {"version": 2}}');
	});
});

describe('the type of a value', () => {
	it('is what Python prints', async () => {
		// its values are one of each kind, under their types' names
		const { root } = await openCheckpoint(bytesSource(fixtureBytes('fit/types.pt'), 'types.pt'));
		if (!(root instanceof PyDict)) throw new Error('expected a dict');
		const entries = [...root.entries()];
		expect(entries.length).toBeGreaterThan(20);
		expect(entries.map(([, value]) => typeOf(value))).toEqual(entries.map(([type]) => type));
	});
});
