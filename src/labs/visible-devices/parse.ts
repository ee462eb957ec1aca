/** What PyTorch reads out of the variable: ordinals, or the UUIDs' beginnings as given. */
export type Parsed = readonly number[] | readonly string[];

/** PyTorch assumes as many where the variable is not set, and asks the driver later. */
const MOST = 64;

/** The exception that Python raises for a sign without digits. */
export class ParseError extends Error {
	readonly type = 'ValueError';
	override readonly name = 'ParseError';
}

/** What str.isdigit accepts besides decimal digits: raised and lowered ones, and those in circles or with a full stop. */
const NO_DECIMAL =
	/^[²³¹\u1369-\u1371\u19da⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]$/u;

/** What Python's str.isdigit accepts: decimal digits of any script, and the others. */
const isDigit = (c: string): boolean => /^\p{Nd}$/u.test(c) || NO_DECIMAL.test(c);

/** What Python's str.strip takes off, which is not what JavaScript's trim does. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/** An element without the spaces around it, as Python strips it. */
export const stripped = (element: string): string => element.replace(AROUND, '');

/** The value of a decimal digit of any script; undefined for a raised one, which int() refuses. */
function digitValue(c: string): number | undefined {
	if (!/^\p{Nd}$/u.test(c)) return undefined;
	// Unicode has every script's ten digits in a row
	const code = c.codePointAt(0) ?? 0;
	let first = code;
	while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
	return (code - first) % 10;
}

/**
 * The whole number that an element begins with, -1 for none, as PyTorch's imitation of C's strtoul has it.
 *
 * @throws ParseError for a sign without digits and for raised digits
 */
export function leadingInteger(text: string): bigint {
	const characters = [...text];
	const end = characters.findIndex((c, i) => !(isDigit(c) || (i === 0 && '+-'.includes(c))));
	const head = end < 0 ? characters : characters.slice(0, end);
	if (!head.length) return -1n;
	const digits = head.filter((c, i) => !(i === 0 && '+-'.includes(c))).map(digitValue);
	if (!digits.length || digits.includes(undefined)) {
		throw new ParseError(`invalid literal for int() with base 10: '${head.join('')}'`);
	}
	const value = BigInt(digits.join(''));
	return head[0] === '-' ? -value : value;
}

/** Elements up to the first without the prefix; none at all where one is repeated. */
function withPrefix(elements: readonly string[], prefix: string): string[] {
	const found: string[] = [];
	for (const element of elements) {
		if (found.includes(element)) return [];
		if (!element.startsWith(prefix)) break;
		found.push(element);
	}
	return found;
}

/**
 * `torch.cuda._parse_visible_devices` for CUDA.
 *
 * @param value the variable's value; undefined where it is not set
 * @throws ParseError where PyTorch raises its ValueError
 * @see torch 2.14.1, torch/cuda/__init__.py; 2.6.0 reads the same
 */
export function parseVisibleDevices(value: string | undefined): Parsed {
	if (value === undefined) return Array.from({ length: MOST }, (_, i) => i);
	const elements = value.split(',');
	for (const prefix of ['GPU-', 'MIG-']) if (value.startsWith(prefix)) return withPrefix(elements, prefix);
	const found: bigint[] = [];
	for (const element of elements) {
		const ordinal = leadingInteger(stripped(element));
		// two that only differ beyond 2^53 are two
		if (found.includes(ordinal)) return [];
		if (ordinal < 0n) break;
		found.push(ordinal);
	}
	return found.map(Number);
}

/**
 * The physical GPUs that beginnings of UUIDs stand for, up to the first that stands for none or for several;
 * none at all where one is meant twice.
 */
export function ordinalsOf(beginnings: readonly string[], uuids: readonly string[]): number[] {
	const found: number[] = [];
	for (const beginning of beginnings) {
		const [match, second] = uuids.flatMap((uuid, i) => (uuid.startsWith(beginning) ? [i] : []));
		if (match === undefined || second !== undefined) break;
		if (found.includes(match)) return [];
		found.push(match);
	}
	return found;
}

/**
 * The physical GPUs a program sees, in its order: `cuda:0` is the first.
 *
 * @param uuids the machine's GPUs
 * @returns undefined for parts of GPUs (MIG), which PyTorch leaves to the driver
 */
export function visibleGpus(parsed: Parsed, uuids: readonly string[]): number[] | undefined {
	const [first] = parsed;
	if (typeof first === 'string') {
		return first.startsWith('MIG-') ? undefined : ordinalsOf(parsed as readonly string[], uuids);
	}
	const ordinals = parsed as readonly number[];
	const end = ordinals.findIndex((ordinal) => ordinal >= uuids.length);
	return end < 0 ? [...ordinals] : ordinals.slice(0, end);
}
