import { describe, expect, it } from 'vitest';
import { rowsOnArrays } from './cpu.ts';
import { sumOfExponentials } from './exp.ts';
import { rowsInMemory } from './wasm.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minusInf } = Number;

interface Results {
	losses: number[];
	gradient: number[];
}

/** What is asked of a kernel: rows of logits of the same length, and target, weight and slope of each. */
interface Rows {
	logits: number[][];
	rows: number[][];
}

function onArrays({ logits, rows }: Rows): Results {
	const x = Float32Array.from(logits.flat());
	const losses = new Float32Array(logits.length);
	const gradient = new Float32Array(x.length);
	rowsOnArrays(x, Float32Array.from(rows.flat()), logits[0]?.length ?? 0, losses, gradient);
	const alone = new Float32Array(logits.length);
	rowsOnArrays(x, Float32Array.from(rows.flat()), logits[0]?.length ?? 0, alone);
	expect(alone).toEqual(losses);
	return { losses: [...losses], gradient: [...gradient] };
}

/** Between and around its arrays the memory has to stay as it was. */
const GUARD = 4;

function inWasm({ logits, rows }: Rows, relaxed: boolean): Results {
	const [count, classes] = [logits.length, logits[0]?.length ?? 0];
	const sizes = [count * classes, count * 3, count, count * classes];
	const total = sizes.reduce((a, b) => a + b + GUARD, GUARD);
	const memory = new WebAssembly.Memory({ initial: Math.ceil((total * 4) / 65536) });
	const heap = new Float32Array(memory.buffer).fill(-7);
	let next = GUARD;
	const [x = 0, r = 0, l = 0, g = 0] = sizes.map((size) => {
		const at = next;
		next += size + GUARD;
		return at;
	});
	heap.set(logits.flat(), x);
	heap.set(rows.flat(), r);
	const kernel = rowsInMemory(memory, relaxed);
	const read = (at: number, size: number) => [...heap.subarray(at, at + size)];
	kernel(4 * x, 4 * r, 4 * l, 0, count, classes);
	const alone = read(l, count);
	expect(read(g, count * classes).every((v) => v === -7)).toBe(true);
	kernel(4 * x, 4 * r, 4 * l, 4 * g, count, classes);
	expect(read(l, count)).toEqual(alone);
	for (const at of [0, r - GUARD, l - GUARD, g - GUARD, next - GUARD]) {
		expect(read(at, GUARD)).toEqual([-7, -7, -7, -7]);
	}
	return { losses: read(l, count), gradient: read(g, count * classes) };
}

/** The same in float64, straight from the formula. */
function reference({ logits, rows }: Rows): Results {
	const result: Results = { losses: [], gradient: [] };
	logits.forEach((given, n) => {
		const x = [...Float32Array.from(given)];
		const [target = 0, weight = 0, slope = 0] = rows[n] ?? [];
		const max = Math.max(...x);
		const exponentials = x.map((v) => Math.exp(v - max));
		const sum = exponentials.reduce((a, b) => a + b, 0);
		result.losses.push(target < 0 ? 0 : Math.fround(weight * (Math.log(sum) + max - (x[target] ?? nan))));
		result.gradient.push(...exponentials.map((e, c) => (e / sum) * slope - (c === target ? slope : 0)));
	});
	return result;
}

function expectClose(actual: number[], wanted: number[], scale: number): void {
	expect(actual.length).toBe(wanted.length);
	for (const [i, w] of wanted.entries()) {
		if (Number.isFinite(w))
			expect(Math.abs((actual[i] ?? nan) - w)).toBeLessThanOrEqual(3e-7 * Math.max(scale, Math.abs(w)));
		else expect(actual[i]).toBe(w);
	}
}

let state = 1;
const random = () => {
	state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
	return state / 2 ** 32 - 0.5;
};

const SPECIAL: Record<string, Rows> = {
	'+inf among the logits': {
		logits: [
			[inf, 0, 0],
			[0, inf, 1],
			[inf, inf, 0],
		],
		rows: [
			[0, 1, 1],
			[0, 1, 1],
			[1, 1, 1],
		],
	},
	'a masked class': {
		logits: [
			[0, minusInf, 0, 1, 2],
			[minusInf, 0, 0, 0, 0],
		],
		rows: [
			[0, 1, 1],
			[0, 2, 1],
		],
	},
	'nothing but -inf': { logits: [[minusInf, minusInf]], rows: [[0, 1, 1]] },
	nan: {
		logits: [
			[1, 2, 3, nan, 5],
			[nan, 1, 1, 1, 1],
			[1, 2, 3, 4, nan],
			[1, 2, 3, 4, 5],
		],
		rows: [
			[0, 1, 1],
			[0, 1, 1],
			[0, 1, 1],
			[4, 1, 1],
		],
	},
	'a row that does not count': {
		logits: [
			[1, 2],
			[nan, 2],
		],
		rows: [
			[-1, 0, 0],
			[-1, 0, 0],
		],
	},
	'far apart and far from 0': {
		logits: [
			[1000, -1000, 0, 900],
			[1e4, 1e4 + 1, 1e4 + 2, 1e4],
			[-3e38, 3e38, 0, 0],
		],
		rows: [
			[1, 1, 1],
			[0, 0.5, 0.25],
			[0, 1, 1],
		],
	},
	'a nan slope': { logits: [[1, 2, 3, 4]], rows: [[1, 0, nan]] },
};

describe.each([
	['plain arrays', onArrays],
	['Wasm', (rows: Rows) => inWasm(rows, false)],
	['Wasm with relaxed SIMD', (rows: Rows) => inWasm(rows, true)],
])('cross-entropy rows on %s', (_, kernel) => {
	it.each([1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 1000, 1027])('of %d classes are those of the formula', (classes) => {
		const logits = Array.from({ length: 5 }, () => Array.from({ length: classes }, () => random() * 20));
		const rows = logits.map((_, n) => [Math.floor((random() + 0.5) * classes), 1 + n / 4, 0.2 + n]);
		const wanted = reference({ logits, rows });
		const { losses, gradient } = kernel({ logits, rows });
		expectClose(losses, wanted.losses, 1);
		expectClose(gradient, wanted.gradient, 4);
	});

	it.each(Object.entries(SPECIAL))('go the way of IEEE 754 with %s', (_, rows) => {
		const wanted = reference(rows);
		const { losses, gradient } = kernel(rows);
		expectClose(losses, wanted.losses, 1);
		expectClose(gradient, wanted.gradient, 1);
	});
});

it('each exponential is within one unit in the last place of float32', () => {
	const x = Float32Array.from({ length: 200_000 }, (_, i) => -i / 2000);
	const terms = new Float32Array(x.length);
	sumOfExponentials(x, 0, x.length, 0, terms);
	let worst = 0;
	for (const [i, v] of x.entries()) {
		const exact = Math.exp(v);
		const unit = 2 ** Math.max(-149, Math.floor(Math.log2(exact)) - 23);
		worst = Math.max(worst, Math.abs((terms[i] ?? nan) - exact) / unit);
	}
	expect(worst).toBeLessThanOrEqual(1);
});
