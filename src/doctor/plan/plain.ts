import { globalName, isKind, PyDict, type PyObject, type Value } from '../../checkpoint/index.ts';

const NUMPY = /^numpy(\._core|\.core)?\.multiarray\.scalar$/;
const PATHS = /^pathlib(\._local)?\.(Pure)?(Posix|Windows)?Path$/;
/** Objects that are no more than a dict of attributes. */
const NAMESPACES = new Set(['argparse.Namespace', 'types.SimpleNamespace']);

/**
 * The plain value that says the same as an object which weights_only=True refuses: a number for a numpy scalar, a str
 * for a path, a dict for a namespace. Undefined where there is none.
 */
export function plainInstead(object: PyObject): Value | undefined {
	const name = globalName(object.callee) ?? '';
	if (NUMPY.test(name)) return numpyScalar(object);
	if (PATHS.test(name) && object.args.every((part) => typeof part === 'string'))
		return joined(object.args as string[], name);
	if (NAMESPACES.has(name) || (name === 'copyreg._reconstructor' && NAMESPACES.has(globalName(object.args[0]) ?? ''))) {
		if (isKind(object.state, 'dict')) return object.state;
		return object.state === undefined ? new PyDict() : undefined;
	}
	return undefined;
}

/** A path's parts, as pathlib pickles them: the first may be the root. */
function joined(parts: readonly string[], name: string): string {
	const slash = name.includes('Windows') ? '\\' : '/';
	return parts.reduce((path, part) => (path === '' || path.endsWith(slash) ? path + part : path + slash + part), '');
}

/** `scalar(dtype, bytes)`: the dtype is `dtype('f8', False, True)` with the byte order in its state. */
function numpyScalar({ args }: PyObject): Value | undefined {
	const [dtype, data] = args;
	const code = isKind(dtype, 'object') ? dtype.args[0] : undefined;
	const raw = isKind(data, 'bytes') ? data.value : undefined;
	if (!isKind(dtype, 'object') || typeof code !== 'string' || !raw) return undefined;
	const order = isKind(dtype.state, 'tuple') ? dtype.state.items[1] : '<';
	const little = order !== '>';
	const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
	const size = Number(code.slice(1));
	if (raw.length !== size) return undefined;
	const kind = code[0];
	if (kind === 'b' && size === 1) return raw[0] !== 0;
	if (kind === 'f' && size === 8) return { kind: 'float', value: view.getFloat64(0, little) };
	if (kind === 'f' && size === 4) return { kind: 'float', value: view.getFloat32(0, little) };
	if (kind === 'i' || kind === 'u') {
		let n = 0n;
		for (let i = 0; i < size; i++) n = (n << 8n) | BigInt(raw[little ? size - 1 - i : i] as number);
		if (kind === 'i') n = BigInt.asIntN(size * 8, n);
		return Number.isSafeInteger(Number(n)) ? Number(n) : n;
	}
	return undefined;
}
