import { pythonString } from '../python-string.ts';
import { isKind, type Value } from '../values.ts';

/** Levels of a key that are spelled out; deeper ones are `...`. */
const DEPTH = 4;
/** Characters of a key that are spelled out. */
const LENGTH = 200;

/** A float as Python prints it. */
export function floatRepr(value: number): string {
	if (Number.isNaN(value)) return 'nan';
	if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
	if (Object.is(value, -0)) return '-0.0';
	const text = String(value);
	const size = Math.abs(value);
	if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
		return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
	}
	return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

function bytesRepr(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes.subarray(0, LENGTH)) text += String.fromCharCode(byte);
	const body = pythonString(text).replace(/[^ -~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
	return `b${body}${bytes.length > LENGTH ? '…' : ''}`;
}

/** A value as Python's `repr` prints it, as far as a key needs it; long and deep ones are cut. */
export function repr(value: Value, depth = DEPTH): string {
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'string') return pythonString(value.length > LENGTH ? `${value.slice(0, LENGTH)}…` : value);
	if (typeof value !== 'object') return String(value);
	if (isKind(value, 'float')) return floatRepr(value.value);
	if (isKind(value, 'global')) {
		return value.module === 'torch'
			? `torch.${value.name}`
			: `<class '${value.module === 'builtins' ? '' : `${value.module}.`}${value.name}'>`;
	}
	if (isKind(value, 'tuple') || isKind(value, 'list')) {
		const items = depth > 0 ? value.items.slice(0, 10).map((v) => repr(v, depth - 1)) : ['...'];
		if (value.items.length > 10) items.push('...');
		const body = items.join(', ');
		return value.kind === 'list' ? `[${body}]` : value.items.length === 1 ? `(${body},)` : `(${body})`;
	}
	if (isKind(value, 'bytes')) return bytesRepr(value.value);
	if (isKind(value, 'set')) {
		const items = depth > 0 ? value.items.slice(0, 10).map((v) => repr(v, depth - 1)) : ['...'];
		const body = value.items.length ? `{${items.join(', ')}${value.items.length > 10 ? ', ...' : ''}}` : '';
		return value.frozen ? `frozenset(${body})` : body || 'set()';
	}
	return `<${value.kind}>`;
}
