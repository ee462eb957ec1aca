import { isKind, PyDict, type Value } from '../../checkpoint/index.ts';
import { type Draft, pathText, problem, valueAt } from './draft.ts';
import type { Path, Step } from './step.ts';
import { dictLike, replaceAt } from './tree.ts';

type KeyStep = Extract<Step, { kind: 'strip-prefix' | 'add-prefix' | 'rename' | 'replace' }>;

/** A prefix inside a key, at its start or behind a dot. The same pattern in Python and here. */
export function insidePattern(prefixes: readonly string[]): string {
	return `(?<![^.])(?:${prefixes.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
}

/** What a step makes of a key. */
export function keyMap(step: KeyStep): (key: string) => string {
	if (step.kind === 'add-prefix') return (key) => step.prefix + key;
	if (step.kind === 'replace') return (key) => key.replaceAll(step.find, () => step.by);
	if (step.kind === 'rename') {
		const names = new Map(step.keys);
		return (key) => names.get(key) ?? key;
	}
	if (step.anywhere) {
		const pattern = new RegExp(insidePattern(step.prefixes), 'g');
		return (key) => key.replace(pattern, '');
	}
	return (key) => {
		let rest = key;
		for (let prefix = first(rest); prefix; prefix = first(rest)) rest = rest.slice(prefix.length);
		return rest;
	};
	function first(key: string): string | undefined {
		return step.kind === 'strip-prefix' ? step.prefixes.find((p) => key.startsWith(p)) : undefined;
	}
}

/** A module's name as its keys' prefix changes: `module.bn1` to `bn1`, and `module` to the empty name of the root. */
function moduleName(name: string, map: (key: string) => string): string {
	const prefix = map(name === '' ? '' : `${name}.`);
	return prefix.endsWith('.') ? prefix.slice(0, -1) : prefix;
}

/** A state dict's `_metadata` under the modules' new names; what now has the root's name is the root. */
function renamedMetadata(attributes: Value | undefined, map: (key: string) => string): Value | undefined {
	const metadata = isKind(attributes, 'dict') ? attributes.get('_metadata') : undefined;
	if (!isKind(attributes, 'dict') || !isKind(metadata, 'dict')) return attributes;
	const entries = [...metadata.entries()].map(
		([name, value]) => [typeof name === 'string' ? moduleName(name, map) : name, value] as const,
	);
	const made = dictLike(attributes, attributes.entries());
	made.set('_metadata', dictLike(metadata, entries));
	return made;
}

/** Renames the keys of one dict. Two keys that become one are a problem, and the first stays. */
export function renameKeys(draft: Draft, step: KeyStep): void {
	const at: Path = step.at ?? [];
	const target = valueAt(draft.root, at);
	if (!isKind(target, 'dict')) {
		const found =
			target === undefined ? 'nothing' : target === null || typeof target !== 'object' ? 'a plain value' : target.kind;
		problem(draft, 'not-a-dict', `${step.kind}: expected a dict at ${pathText(at)}, found ${found}`, [at]);
		return;
	}
	const map = keyMap(step);
	if (step.kind === 'rename') {
		const absent = step.keys.filter(([from]) => !target.has(from));
		if (absent.length) {
			const paths = absent.map(([from]) => [...at, from]);
			problem(draft, 'not-found', `rename: there is no key ${paths.map(pathText).join(', ')}`, paths);
		}
	}
	const made = new PyDict(target.className);
	const came = new Map<string, string>();
	let changed = 0;
	for (const [key, value] of target.entries()) {
		if (typeof key !== 'string') {
			made.set(key, value);
			continue;
		}
		const next = map(key);
		if (next !== key) changed++;
		const other = came.get(next);
		if (other !== undefined) {
			problem(draft, 'collision', `${step.kind}: '${other}' and '${key}' would both become '${next}'`, [
				[...at, other],
				[...at, key],
			]);
			continue;
		}
		came.set(next, key);
		made.set(next, value);
	}
	if (!changed) draft.notes.push({ code: 'no-effect', path: at, text: step.kind });
	made.factory = target.factory;
	made.attributes = step.kind === 'rename' ? target.attributes : renamedMetadata(target.attributes, map);
	draft.root = replaceAt(draft.root, at, () => made) ?? made;
}
