import { CAST_DTYPES, type CastDType } from '../../checkpoint/write/index.ts';
import { PlanError } from './error.ts';

/** Where a value is: the keys from the root. */
export type Path = readonly (string | number)[];

/** A format that is written. */
export type OutputFormat = 'zip' | 'legacy' | 'safetensors';
export const OUTPUT_FORMATS: readonly OutputFormat[] = ['zip', 'legacy', 'safetensors'];

/** One step of a repair. Pure data: what a link, a test or a file can hold. */
export type Step =
	/** Takes the value at this path for the root; a pickled module gives its state dict. */
	| { readonly kind: 'unwrap'; readonly path: Path }
	/**
	 * Takes these prefixes from the front of every key that has them, as often as they stand there; with `anywhere`,
	 * also from behind any dot. `at`: the dict whose keys these are, the root when not given.
	 */
	| {
			readonly kind: 'strip-prefix';
			readonly prefixes: readonly string[];
			readonly anywhere?: boolean;
			readonly at?: Path;
	  }
	/** Puts a prefix before every key. */
	| { readonly kind: 'add-prefix'; readonly prefix: string; readonly at?: Path }
	/** Gives keys other names; their places stay. */
	| { readonly kind: 'rename'; readonly keys: readonly (readonly [string, string])[]; readonly at?: Path }
	/** Writes another text wherever this one stands in a key, as Python's `str.replace` does. */
	| { readonly kind: 'replace'; readonly find: string; readonly by: string; readonly at?: Path }
	/** Leaves these out. In a list or tuple None takes the place, so that the others keep theirs. */
	| { readonly kind: 'drop'; readonly paths: readonly Path[] }
	/** Converts every tensor of float64, float32, float16 and bfloat16. */
	| { readonly kind: 'cast'; readonly dtype: CastDType }
	/** Has every tensor load onto this device. */
	| { readonly kind: 'retag-device'; readonly device: string }
	/** Keeps tensors and plain values; with `tensorsOnly`, tensors and what holds them. */
	| { readonly kind: 'sanitise'; readonly tensorsOnly?: boolean }
	/** Writes the archive's headers and directory anew around the records that are there. */
	| { readonly kind: 'rebuild-directory' }
	/** Keeps the tensors whose bytes are all there. */
	| { readonly kind: 'salvage' }
	/** Writes another format. */
	| { readonly kind: 'convert'; readonly to: OutputFormat };

export type StepKind = Step['kind'];

/** Steps in order; one alone is a plan too. */
export type Plan = Step | readonly Step[];

export function stepsOf(plan: Plan): readonly Step[] {
	return Array.isArray(plan) ? plan : [plan as Step];
}

const isText = (x: unknown): x is string => typeof x === 'string';
const isPath = (x: unknown): x is Path =>
	Array.isArray(x) && x.every((part) => isText(part) || (Number.isSafeInteger(part) as boolean));
const isList = <T>(x: unknown, is: (item: unknown) => item is T): x is T[] => Array.isArray(x) && x.every(is);
const isPair = (x: unknown): x is [string, string] => Array.isArray(x) && x.length === 2 && x.every(isText);
const isFlag = (x: unknown) => x === undefined || typeof x === 'boolean';
const isAt = (x: unknown) => x === undefined || isPath(x);

/** For each kind its fields, and what each has to be. */
const FIELDS: Record<StepKind, Record<string, (value: unknown) => boolean>> = {
	unwrap: { path: isPath },
	'strip-prefix': {
		prefixes: (x) => isList(x, isText) && x.length > 0 && x.every((prefix) => prefix !== ''),
		anywhere: isFlag,
		at: isAt,
	},
	'add-prefix': { prefix: (x) => isText(x) && x !== '', at: isAt },
	rename: { keys: (x) => isList(x, isPair), at: isAt },
	replace: { find: (x) => isText(x) && x !== '', by: isText, at: isAt },
	drop: { paths: (x) => isList(x, isPath) && x.every((path) => path.length > 0) },
	cast: { dtype: (x) => isText(x) && (CAST_DTYPES as readonly string[]).includes(x) },
	// what torch.device takes of the names that torch.load knows everywhere
	'retag-device': { device: (x) => isText(x) && /^(cpu|(cuda|xpu|mps|hpu|npu|xla)(:\d{1,3})?)$/.test(x) },
	sanitise: { tensorsOnly: isFlag },
	'rebuild-directory': {},
	salvage: {},
	convert: { to: (x) => (OUTPUT_FORMATS as readonly unknown[]).includes(x) },
};

/**
 * A plan out of JSON.
 *
 * @throws PlanError `bad-plan` with the step and the field that is wrong
 */
export function parsePlan(json: unknown): readonly Step[] {
	const steps: unknown[] = Array.isArray(json) ? json : [json];
	return steps.map((step, i) => {
		const bad = (what: string) => new PlanError('bad-plan', `step ${i + 1}: ${what}`);
		if (step === null || typeof step !== 'object' || Array.isArray(step)) throw bad('expected an object with a kind');
		const { kind, ...rest } = step as Record<string, unknown>;
		const fields = typeof kind === 'string' && Object.hasOwn(FIELDS, kind) ? FIELDS[kind as StepKind] : undefined;
		if (!fields) throw bad(`expected one of ${Object.keys(FIELDS).join(', ')}, found kind ${JSON.stringify(kind)}`);
		for (const name of Object.keys(rest)) {
			if (!Object.hasOwn(fields, name)) throw bad(`'${kind}' has no field '${name}'`);
		}
		for (const [name, holds] of Object.entries(fields)) {
			if (!holds(rest[name])) throw bad(`'${kind}' cannot take ${JSON.stringify(rest[name])} as '${name}'`);
		}
		return step as Step;
	});
}
