import type { PyFloat, PyGlobal, PyList, PyObject, PyTuple, Value } from '../values.ts';
import { PyDict } from '../values.ts';

export const float = (value: number): PyFloat => ({ kind: 'float', value });

export const tuple = (...items: Value[]): PyTuple => ({ kind: 'tuple', items });

export const list = (...items: Value[]): PyList => ({ kind: 'list', items });

export const global = (module: string, name: string): PyGlobal => ({ kind: 'global', module, name });

/** `module.name(*args)`, as REDUCE makes it. */
export function call(callee: PyGlobal, ...args: Value[]): PyObject {
	return { kind: 'object', callee, by: 'REDUCE', args, kwargs: null, state: undefined, items: [], entries: [] };
}

/** A dict of these entries. */
export function dict(entries: Iterable<readonly [Value, Value]>, className: PyDict['className'] = 'dict'): PyDict {
	const made = new PyDict(className);
	for (const [key, value] of entries) made.set(key, value);
	return made;
}
