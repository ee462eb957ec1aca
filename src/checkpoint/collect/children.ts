import { repr } from '../pickle/repr.ts';
import type { PathPart, TensorNode } from '../tensors.ts';
import { globalName, isKind, type PyDict, type PyObject, type Value } from '../values.ts';

/** A step down: the parts it adds to a path, and what stands there. */
export type Child = readonly [parts: readonly PathPart[], value: Value];

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
export function listed(value: Value): readonly Child[] {
	if (isKind(value, 'dict')) return Array.from(value.entries(), ([key, v]) => [[pathPart(key)], v] as const);
	if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.map((v, i) => [[i], v] as const);
	if (!isKind(value, 'object')) return [];
	const script = stateDict(value, scriptLevel);
	if (script) return script.map(([name, v]) => [[name], v] as const);
	const module = stateDict(value, pythonLevel);
	if (module) return module.map(([name, v]) => [['<state_dict>', name], v] as const);
	return value.entries.map(([key, v]) => [[pathPart(key)], v] as const);
}

/** Everything a value holds in any way. */
export function held(value: Value): readonly Child[] {
	if (isKind(value, 'dict')) {
		const children: Child[] = Array.from(value.entries(), ([key, v]) => [[pathPart(key)], v] as const);
		if (value.attributes !== undefined) children.push([['<attributes>'], value.attributes]);
		return children;
	}
	if (isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'set')) {
		return value.items.map((v, i) => [[i], v] as const);
	}
	if (isKind(value, 'tensor')) return value.attributes === undefined ? [] : [[['<attributes>'], value.attributes]];
	if (!isKind(value, 'object')) return [];
	const children: Child[] = value.args.map((v, i) => [['<args>', i], v] as const);
	if (value.kwargs !== null) children.push([['<kwargs>'], value.kwargs]);
	const attributes = attributesOf(value);
	if (attributes) for (const [key, v] of attributes.entries()) children.push([[pathPart(key)], v]);
	if (value.state !== undefined && attributes !== value.state) children.push([['<state>'], value.state]);
	for (const [i, v] of value.items.entries()) children.push([[i], v]);
	for (const [key, v] of value.entries) children.push([[pathPart(key)], v]);
	if (isKind(value.callee, 'object')) children.push([['<callee>'], value.callee]);
	return children;
}
