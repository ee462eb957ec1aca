import { isKind } from '../../../checkpoint/index.ts';
import { type Draft, valueAt } from '../draft.ts';
import { insidePattern } from '../keys.ts';
import type { Path, Step } from '../step.ts';
import { CAST, PLAIN, PLAIN_IMPORTS, TENSORS_ONLY } from './helpers.ts';
import { index, type Piece, raw, str } from './text.ts';

/** `checkpoint = {… for k, v in checkpoint.items()}`, for the dict at a path. */
function keyed(draft: Draft, at: Path, key: string): string {
	const target = `checkpoint${index(at)}`;
	const dict = valueAt(draft.root, at);
	const mixed = isKind(dict, 'dict') && dict.keys().some((k) => typeof k !== 'string');
	return `${target} = {${mixed ? `${key} if isinstance(k, str) else k` : key}: v for k, v in ${target}.items()}`;
}

function unwrapped(draft: Draft, path: Path): string[] {
	const value = valueAt(draft.root, path);
	const module = isKind(value, 'object') && draft.modules.has(value);
	if (!path.length && !module) return [];
	return [`checkpoint = checkpoint${index(path)}${module ? '.state_dict()' : ''}`];
}

function dropped(draft: Draft, path: Path): string {
	const above = path.slice(0, -1);
	const last = path.at(-1) as string | number;
	const holder = valueAt(draft.root, above);
	const target = `checkpoint${index(above)}`;
	if (isKind(holder, 'list')) return `${target}[${last}] = None`;
	if (isKind(holder, 'tuple')) return `${target} = tuple(None if i == ${last} else v for i, v in enumerate(${target}))`;
	return `del checkpoint${index(path)}`;
}

/** The lines that do one step to `checkpoint`, as the draft stands before it. */
export function stepPiece(draft: Draft, step: Step): Piece {
	switch (step.kind) {
		case 'unwrap':
			return { lines: unwrapped(draft, step.path) };
		case 'strip-prefix': {
			const any = insidePattern(step.prefixes);
			// at the start, as often as they stand there
			const pattern = step.anywhere ? any : `^${any.slice('(?<![^.])'.length)}+`;
			return { imports: ['import re'], lines: [keyed(draft, step.at ?? [], `re.sub(${raw(pattern)}, "", k)`)] };
		}
		case 'add-prefix':
			return { lines: [keyed(draft, step.at ?? [], `${str(step.prefix)} + k`)] };
		case 'rename': {
			const names = step.keys.map(([from, to]) => `    ${str(from)}: ${str(to)},`);
			const target = `checkpoint${index(step.at ?? [])}`;
			return {
				lines: ['names = {', ...names, '}', `${target} = {names.get(k, k): v for k, v in ${target}.items()}`],
			};
		}
		case 'replace':
			return { lines: [keyed(draft, step.at ?? [], `k.replace(${str(step.find)}, ${str(step.by)})`)] };
		case 'drop':
			return { lines: step.paths.map((path) => dropped(draft, path)) };
		case 'cast':
			return { helpers: [CAST], lines: [`checkpoint = cast(checkpoint, torch.${step.dtype})`] };
		case 'sanitise':
			return step.tensorsOnly
				? { helpers: [TENSORS_ONLY], lines: ['checkpoint = tensors_only(checkpoint)'] }
				: { imports: PLAIN_IMPORTS, helpers: [PLAIN], lines: ['checkpoint = plain(checkpoint)'] };
		// these are in how the file is loaded and saved
		case 'retag-device':
		case 'rebuild-directory':
		case 'salvage':
		case 'convert':
			return { lines: [] };
	}
}
