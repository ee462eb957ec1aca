import { describe, expect, it } from 'vitest';
import { loadStateDict } from '../load-state-dict.ts';
import { stateDictOf } from '../state-dict-of.ts';
import { BUILDERS, type Built } from './builders.ts';
import { keysOf, treeOf } from './expand.ts';

describe.each(Object.keys(BUILDERS) as Built[])('%s as built here', (name) => {
	const model = BUILDERS[name](1000);

	it('has the keys that torchvision’s has, in the same order', () => {
		const recorded = [...keysOf(name)].map(([key, { parameter, ...tensor }]) => [key, tensor]);
		expect([...stateDictOf(model).entries]).toEqual(recorded);
	});

	it('is named by errors as torchvision’s is', () => {
		const nothing = { entries: new Map() };
		expect(loadStateDict(model, nothing).error).toEqual(loadStateDict(treeOf(name), nothing).error);
	});
});
