import { repr } from '../pickle/repr.ts';
import type { PathPart, TensorNode } from '../tensors.ts';
import { globalName, isKind, type PyDict, type PyObject, type Value } from '../values.ts';

/** What stands below a value, and the parts that a step down adds to a path, made only when they are asked for. */
export interface Children {
	readonly values: readonly Value[];
	readonly parts: (index: number) => readonly PathPart[];
}

const NONE: Children = { values: [], parts: () => [] };

function ofItems(items: readonly Value[]): Children {
	return { values: items, parts: (i) => [i] };
}

function ofPairs(pairs: readonly (readonly [Value, Value])[]): Children {
	return { values: pairs.map((p) => p[1]), parts: (i) => [pathPart(pairs[i]?.[0] ?? null)] };
}

/** A dict's key as a path shows it: str and int as they are, anything else as Python's repr. */
export function pathPart(key: Value): PathPart {
	return typeof key === 'string' || typeof key === 'number' ? key : repr(key);
}

/** An object's attributes: the dict it was given as its state, or the first of a (dict, slots) pair. */
export function attributesOf(object: PyObject): PyDict | undefined {
	const { state } = object;
	if (isKind(state, 'dict')) return state;
	return isKind(state, 'tuple') && isKind(state.items[0], 'dict') ? state.items[0] : undefined;
}

/** A pickled `torch.nn.Module`'s three dicts; undefined of any other object. */
function moduleDicts(object: Value): [PyDict, PyDict, PyDict, Value] | undefined {
	const attributes = isKind(object, 'object') ? attributesOf(object) : undefined;
	const parameters = attributes?.get('_parameters');
	const buffers = attributes?.get('_buffers');
	const modules = attributes?.get('_modules');
	if (!isKind(parameters, 'dict') || !isKind(buffers, 'dict') || !isKind(modules, 'dict')) return undefined;
	return [parameters, buffers, modules, attributes?.get('_non_persistent_buffers_set') ?? null];
}

/** Tensors of one module, and its submodules. */
type Level = (object: Value) => { own: [string, TensorNode][]; below: [string, Value][] } | undefined;

const pythonLevel: Level = (object) => {
	const dicts = moduleDicts(object);
	if (!dicts) return undefined;
	const [parameters, buffers, modules, skipped] = dicts;
	const hidden = new Set<Value>(isKind(skipped, 'set') ? skipped.items : []);
	const own: [string, TensorNode][] = [];
	for (const [key, value] of parameters.entries())
		if (isKind(value, 'tensor')) own.push([String(pathPart(key)), value]);
	for (const [key, value] of buffers.entries()) {
		if (isKind(value, 'tensor') && !hidden.has(key)) own.push([String(pathPart(key)), value]);
	}
	return { own, below: Array.from(modules.entries(), ([key, value]) => [String(pathPart(key)), value]) };
};

/** TorchScript keeps parameters, buffers and submodules side by side in one dict. */
const scriptLevel: Level = (object) => {
	if (!isKind(object, 'object') || !globalName(object.callee)?.startsWith('__torch__.')) return undefined;
	const own: [string, TensorNode][] = [];
	const below: [string, Value][] = [];
	for (const [key, value] of attributesOf(object)?.entries() ?? []) {
		if (isKind(value, 'tensor')) own.push([String(pathPart(key)), value]);
		else if (isKind(value, 'object')) below.push([String(pathPart(key)), value]);
	}
	return { own, below };
};

/** Modules one module may hold, over all levels: the largest known models have some ten thousand. */
const MODULES = 200_000;

/** The names and tensors `state_dict()` gives, in its order: a module's own, then its submodules'. */
function stateDict(module: Value, level: Level): [string, TensorNode][] | undefined {
	const found: [string, TensorNode][] = [];
	const above = new Set<Value>();
	let left = MODULES;
	const stack: { prefix: string; module: Value; leave: boolean }[] = [{ prefix: '', module, leave: false }];
	for (let step = stack.pop(); step; step = stack.pop()) {
		if (step.leave) {
			above.delete(step.module);
			continue;
		}
		if (above.has(step.module) || --left < 0 || step.prefix.length > MODULES) continue;
		const here = level(step.module);
		if (!here) {
			if (step.module === module) return undefined;
			continue;
		}
		above.add(step.module);
		stack.push({ ...step, leave: true });
		for (const [name, tensor] of here.own) found.push([step.prefix + name, tensor]);
		for (const [name, value] of here.below.reverse()) {
			if (value !== null && typeof value === 'object') {
				stack.push({ prefix: `${step.prefix}${name}.`, module: value, leave: false });
			}
		}
	}
	return found;
}

/** What a value holds by PyTorch's own containers: dicts, lists, tuples, and modules by their state_dict. */
export function listed(value: Value): Children {
	if (isKind(value, 'list') || isKind(value, 'tuple')) return ofItems(value.items);
	if (isKind(value, 'dict')) return ofPairs([...value.entries()]);
	if (!isKind(value, 'object')) return NONE;
	const script = stateDict(value, scriptLevel);
	const named = script ?? stateDict(value, pythonLevel);
	if (!named) return ofPairs(value.entries);
	const parts = (i: number): PathPart[] => (script ? [] : ['<state_dict>']).concat(named[i]?.[0] ?? '');
	return { values: named.map((n) => n[1]), parts };
}

/** Everything a value holds in any way. */
export function held(value: Value): Children {
	if (isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'set')) return ofItems(value.items);
	const found: [readonly PathPart[], Value][] = [];
	const add = (parts: readonly PathPart[], v: Value | undefined) => {
		if (v !== null && typeof v === 'object') found.push([parts, v]);
	};
	if (isKind(value, 'dict') || isKind(value, 'tensor')) {
		if (value.kind === 'dict') for (const [key, v] of value.entries()) add([pathPart(key)], v);
		add(['<attributes>'], value.attributes);
	} else if (isKind(value, 'object')) {
		for (const [i, v] of value.args.entries()) add(['<args>', i], v);
		add(['<kwargs>'], value.kwargs);
		const attributes = attributesOf(value);
		if (attributes) for (const [key, v] of attributes.entries()) add([pathPart(key)], v);
		if (attributes !== value.state) add(['<state>'], value.state);
		for (const [i, v] of value.items.entries()) add([i], v);
		for (const [key, v] of value.entries) add([pathPart(key)], v);
		add(['<callee>'], isKind(value.callee, 'object') ? value.callee : undefined);
	}
	return { values: found.map((f) => f[1]), parts: (i) => found[i]?.[0] ?? [] };
}
