import { ARCHITECTURES, type Architecture, type KeySpec, keysOf } from './expand.ts';
import { hasOldNames, nameOfToday } from './old-names.ts';

/** How a state dict differs from a model's. */
export interface Difference {
	readonly name: string;
	/** Keys that are in both with the same shape. */
	readonly equal: number;
	/** In the model, not in the state dict. */
	readonly missing: readonly string[];
	/** In the state dict, not in the model. */
	readonly unexpected: readonly string[];
	/** In both with other shapes: another number of classes, mostly. */
	readonly resized: readonly { key: string; found: readonly number[]; expected: readonly number[] }[];
}

/** Two state dicts with less in common than this part of their keys are strangers. */
const LEAST_COMMON = 0.5;
/** BatchNorm counts batches only since 0.4.1, and torchvision's older files do not have it. */
const YOUNG = /(^|\.)num_batches_tracked$/;

const expanded = new Map<string, ReadonlyMap<string, KeySpec>>();

/** A model's keys, expanded once: a file is compared with all models, and more than once. */
function expectedOf(name: string): ReadonlyMap<string, KeySpec> {
	const keys = expanded.get(name) ?? keysOf(name);
	expanded.set(name, keys);
	return keys;
}

function compare({ name, className }: Architecture, given: ReadonlyMap<string, readonly number[]>): Difference {
	const renames = hasOldNames(className);
	const found = renames ? new Map([...given].map(([key, shape]) => [nameOfToday(className, key), shape])) : given;
	const expected = expectedOf(name);
	const missing: string[] = [];
	const resized: Difference['resized'][number][] = [];
	let equal = 0;
	for (const [key, { shape }] of expected) {
		const there = found.get(key);
		if (!there) missing.push(key);
		else if (sameShape(there, shape)) equal++;
		else resized.push({ key, found: there, expected: shape });
	}
	return { name, equal, missing, resized, unexpected: [...found.keys()].filter((key) => !expected.has(key)) };
}

const sameShape = (a: readonly number[], b: readonly number[]) =>
	a.length === b.length && a.every((size, i) => size === b[i]);

/** A quantizable model has the keys of the one it is made from, which is nearly always meant. */
const twin = ({ name }: Difference) => Number(name.startsWith('quantized_'));

const relevant = ({ missing, unexpected, resized }: Difference) =>
	missing.filter((key) => !YOUNG.test(key)).length + unexpected.length + resized.length;

/**
 * Which of torchvision's models a state dict belongs to.
 *
 * @param found keys and shapes, without prefixes such as `module.`
 * @returns `exact`: the models with these keys and shapes (their quantizable twins behind them); else in `nearest` the
 *   three that differ least, nearest first, none where less than half of the keys are common
 */
export function identify(found: ReadonlyMap<string, readonly number[]>): {
	exact: readonly string[];
	nearest: readonly Difference[];
} {
	const all = ARCHITECTURES.map((architecture) => compare(architecture, found));
	const exact = all.filter((d) => relevant(d) === 0);
	if (exact.length) return { exact: exact.sort((a, b) => twin(a) - twin(b)).map((d) => d.name), nearest: [] };
	const common = ({ equal, resized, missing, unexpected }: Difference) =>
		(equal + resized.length) / Math.max(1, equal + resized.length + missing.length + unexpected.length);
	const near = all
		.filter((d) => common(d) >= LEAST_COMMON)
		.sort((a, b) => relevant(a) - relevant(b) || b.equal - a.equal || twin(a) - twin(b));
	return { exact: [], nearest: near.slice(0, 3) };
}
