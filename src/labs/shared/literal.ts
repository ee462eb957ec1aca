/** What a reader typed into a number field, as Python would read it. */
export type Literal =
	| { kind: 'int'; value: number; source: string }
	| { kind: 'float'; value: number; source: string }
	/** An empty field. */
	| { kind: 'none'; source: 'None' }
	/** Anything else. */
	| { kind: 'str'; source: string };

const INT = /^([+-]?)0*(\d+)$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SPECIAL = /^([+-]?)(nan|inf|infinity)$/i;

/**
 * Reads a field the way Python's `float` and `int` literals are read, plus `nan` and `inf`.
 * `source` is the Python expression for it; 1e400 is inf there as here.
 */
export function parseLiteral(text: string): Literal {
	const t = text.trim().replace(/[−–]/g, '-');
	if (!t) return { kind: 'none', source: 'None' };
	const [, minus, digits] = INT.exec(t) ?? [];
	// digit by digit, because Python's whole numbers have no end
	if (digits) {
		const source = `${minus === '-' && digits !== '0' ? '-' : ''}${digits}`;
		return { kind: 'int', value: Number(source), source };
	}
	if (FLOAT.test(t)) return { kind: 'float', value: Number(t), source: t.replace(/^\+/, '') };
	const [, sign, word] = SPECIAL.exec(t) ?? [];
	if (word) {
		const nan = /nan/i.test(word);
		const value = nan ? Number.NaN : sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
		return { kind: 'float', value, source: `float("${nan ? 'nan' : sign === '-' ? '-inf' : 'inf'}")` };
	}
	return { kind: 'str', source: JSON.stringify(t) };
}

/** The literal as a Python float, so that `2` becomes `2.0` and the tensor float32. */
export function asFloat(literal: Literal): string {
	return literal.kind === 'int' ? `${literal.source}.0` : literal.source;
}
