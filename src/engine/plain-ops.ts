import type { Ops, Values } from './ops.ts';

type Plain = Float32Array;

const map1 = (work: (a: number) => number) => (a: Plain) => Float32Array.from(a, work);
/** Values of length 1 are repeated, as broadcasting does. */
const map2 = (work: (a: number, b: number) => number) => (a: Plain, b: Plain) =>
	Float32Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
		work(a[a.length > 1 ? i : 0] as number, b[b.length > 1 ? i : 0] as number),
	);

const ops = {
	tensor: (values: ArrayLike<number>) => Float32Array.from(values),
	add: map2((a, b) => a + b),
	sub: map2((a, b) => a - b),
	mul: map2((a, b) => a * b),
	div: map2((a, b) => a / b),
	exp: map1(Math.exp),
	log: map1(Math.log),
	log1p: map1(Math.log1p),
	less: map2((a, b) => Number(a < b)),
	where: (mask: Plain, a: Plain, b: Plain) =>
		map2((m, i) => (m ? a[a.length > 1 ? i : 0] : b[b.length > 1 ? i : 0]) as number)(
			mask,
			Float32Array.from(mask, (_, i) => i),
		),
} satisfies Partial<Record<keyof Ops, unknown>>;

/**
 * Runs element-wise work in float32 JavaScript, at once and without TensorFlow.js: for a page's
 * numbers before any script has run, and as a second opinion in tests.
 */
export function runPlain<T extends Record<string, Values>>(work: (o: Ops) => T): { [K in keyof T]: Float32Array } {
	return work(ops as unknown as Ops) as unknown as { [K in keyof T]: Float32Array };
}
