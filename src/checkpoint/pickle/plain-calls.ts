import { globalName, isKind, PyDict, type Value } from '../values.ts';

/** Sequence-like values' items. */
function itemsOf(value: Value | undefined): readonly Value[] | undefined {
	return isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'set') ? value.items : undefined;
}

/** A number of a float or int. */
export function asNumber(value: Value | undefined): number | undefined {
	if (typeof value === 'number') return value;
	if (typeof value === 'bigint') return Number(value);
	return isKind(value, 'float') ? value.value : undefined;
}

function toDict(dict: PyDict, from: Value | undefined): PyDict | undefined {
	if (from === undefined) return dict;
	if (isKind(from, 'dict')) {
		for (const [key, value] of from.entries()) dict.set(key, value);
		return dict;
	}
	// Python 2 and 3.4 wrote an OrderedDict as a call with a list of [key, value] pairs
	for (const pair of itemsOf(from) ?? [null]) {
		const items = itemsOf(pair);
		if (items?.length !== 2) return undefined;
		dict.set(items[0] as Value, items[1] as Value);
	}
	return dict;
}

/** Text through `_codecs.encode(text, 'latin1')`, how protocol 2 writes bytes. */
function encode(text: Value | undefined, codec: Value | undefined): Value | undefined {
	if (typeof text !== 'string') return undefined;
	if (codec !== undefined && codec !== 'latin1' && codec !== 'latin-1') {
		if (codec !== 'utf-8' && codec !== 'utf8') return undefined;
		return { kind: 'bytes', value: new TextEncoder().encode(text), mutable: false };
	}
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 255) return undefined;
		bytes[i] = code;
	}
	return { kind: 'bytes', value: bytes, mutable: false };
}

/** The value of a call to one of Python's own constructors that only hold data; undefined for any other. */
export function plainCall(callee: Value, args: readonly Value[]): Value | undefined {
	const [first, second] = args;
	switch (globalName(callee)) {
		case 'collections.OrderedDict':
			return args.length < 2 ? toDict(new PyDict('OrderedDict'), first) : undefined;
		case 'collections.Counter':
			return args.length < 2 ? toDict(new PyDict('Counter'), first) : undefined;
		case 'collections.defaultdict': {
			const dict = new PyDict('defaultdict');
			dict.factory = first ?? null;
			return toDict(dict, second);
		}
		case 'builtins.dict':
			return args.length < 2 ? toDict(new PyDict(), first) : undefined;
		case 'builtins.set':
		case 'builtins.frozenset': {
			const items = args.length ? itemsOf(first) : [];
			return items && { kind: 'set', items: [...items], frozen: globalName(callee) === 'builtins.frozenset' };
		}
		case 'builtins.list':
		case 'builtins.tuple': {
			const items = args.length ? itemsOf(first) : [];
			return items && { kind: globalName(callee) === 'builtins.list' ? 'list' : 'tuple', items: [...items] };
		}
		case 'builtins.bytearray':
		case 'builtins.bytes': {
			const mutable = globalName(callee) === 'builtins.bytearray';
			if (!args.length) return { kind: 'bytes', value: new Uint8Array(0), mutable };
			if (isKind(first, 'bytes')) return { kind: 'bytes', value: first.value, mutable };
			const encoded = encode(first, second);
			return isKind(encoded, 'bytes') ? { ...encoded, mutable } : undefined;
		}
		case '_codecs.encode':
			return encode(first, second);
		case 'builtins.complex': {
			const re = asNumber(first ?? 0);
			const im = asNumber(second ?? 0);
			return re === undefined || im === undefined ? undefined : { kind: 'complex', re, im };
		}
		case 'torch.Size': {
			const items = args.length ? itemsOf(first) : [];
			return items && { kind: 'tuple', items: [...items], className: 'torch.Size' };
		}
		default:
			return undefined;
	}
}
