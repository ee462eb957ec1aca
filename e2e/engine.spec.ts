import { expect, test } from '@playwright/test';
import { TESTED_BACKENDS } from './backends.ts';
import type { harness as Harness, MatMulCase, Refused } from './harness/engine.ts';
import { buildHarness, openHarness } from './harness/page.ts';
import { QUESTIONS } from './harness/questions.ts';

declare const harness: typeof Harness;

test.beforeAll(() => buildHarness('engine'));
test.beforeEach(({ page }) => openHarness(page, 'engine'));

const distance = (actual: number | undefined, wanted: number): number => {
	if (actual === wanted || (Number.isNaN(actual) && Number.isNaN(wanted))) return 0;
	const difference = Math.abs((actual ?? Number.NaN) - wanted) / Math.abs(wanted || 1);
	return Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY;
};

const one = { batch: 1, transposeA: false, transposeB: false };
/** Shapes at which TensorFlow.js' WebGPU product with a transposed right side is garbage, and their neighbours. */
const PRODUCTS: MatMulCase[] = [
	{ ...one, m: 16, k: 2048, n: 64, transposeB: true },
	{ ...one, m: 64, k: 4096, n: 10, transposeB: true },
	{ ...one, m: 10, k: 4096, n: 256, transposeA: true, transposeB: true },
	{ ...one, m: 128, k: 4096, n: 4, transposeA: true, transposeB: true },
	{ ...one, m: 32, k: 2000, n: 32, transposeA: true },
	{ ...one, m: 32, k: 2000, n: 32 },
	{ ...one, m: 1, k: 2048, n: 1000, transposeB: true },
	{ ...one, m: 3, k: 5, n: 7 },
	{ batch: 3, m: 8, k: 2000, n: 12, transposeA: false, transposeB: true },
	{ batch: 2, m: 5, k: 3, n: 4, transposeA: true, transposeB: false },
];

const SHAPES: Record<Exclude<Refused, 'large'>, string> = {
	add: 'Error: add: expected shapes that are equal or 1 in each dimension, counted from the right, found (3) and (2)',
	where: 'found (3) and (2) and (1)',
	inner: 'Error: matMul: expected equal inner lengths, found 3 and 2 in (1, 3) and (2, 1)',
	batches: 'Error: matMul: expected equal batches, or one side without, found (2, 1, 1, 1) and (1, 3, 1, 1)',
	vector: 'Error: matMul: expected at least 2 dimensions, found (2) and (2, 1)',
	perm: 'Error: transpose: expected each of the dimensions 0, 1 once, found (0, 0)',
	reshape: 'Error: reshape: expected a shape for 2 values, found (3), which holds 3',
	tensor: 'Error: tensor: expected a shape for 2 values, found (3), which holds 3',
};

for (const backend of TESTED_BACKENDS) {
	test.describe(backend, () => {
		test('is right where a kernel of TensorFlow.js is silently wrong', async ({ page }) => {
			test.setTimeout(120_000);
			const answers = await page.evaluate((b) => harness.answers(b), backend);
			const wrong = Object.entries(QUESTIONS).flatMap(([name, { answer, tolerance = 1e-5 }]) => {
				const got = answers[name] ?? [];
				const right = got.length === answer.length && answer.every((v, i) => distance(got[i], v) <= tolerance);
				return right ? [] : [`${name}: expected ${answer.join(' ')}, found ${got.join(' ')}`];
			});
			expect(wrong).toEqual([]);
		});

		test('multiplies matrices as a float64 loop does', async ({ page }) => {
			test.setTimeout(120_000);
			const errors = await page.evaluate(({ b, cases }) => harness.matMulErrors(b, cases), {
				b: backend,
				cases: PRODUCTS,
			});
			console.log(`${backend}: worst error of a matrix product ${Math.max(...errors).toExponential(1)} of its scale`);
			expect(errors.map((e, i) => (e <= 1e-6 ? 'right' : `${e} for ${JSON.stringify(PRODUCTS[i])}`))).toEqual(
				errors.map(() => 'right'),
			);
		});

		test('refuses shapes that do not fit, and goes on', async ({ page }) => {
			const names = Object.keys(SHAPES) as (keyof typeof SHAPES)[];
			const { said, after } = await page.evaluate(({ b, n }) => harness.refusals(b, n), { b: backend, n: names });
			for (const name of names) expect.soft(said[name]).toContain(SHAPES[name]);
			expect(after).toEqual([5]);
		});

		test('holds nothing more after 1,000 uses', async ({ page }) => {
			test.setTimeout(300_000);
			expect(await page.evaluate((b) => harness.leak(b, 1000), backend)).toEqual({ tensors: 0, data: 0, bytes: 0 });
		});
	});
}

for (const backend of ['webgpu', 'wasm'] as const) {
	test(`${backend} refuses a tensor larger than the device can hold before computing it`, async ({ page }) => {
		const { said, after } = await page.evaluate((b) => harness.refusals(b, ['large']), backend);
		expect(said['large']).toBe(
			`Error: ${backend}: expected tensors of at most 1073741824 bytes, found one of 1600000000; compute less at once or choose another device`,
		);
		expect(after).toEqual([5]);
	});
}

test('WebGL refuses a tensor larger than its textures', async ({ page }) => {
	const { said, after } = await page.evaluate(() => harness.refusals('webgl', ['large']));
	expect(said['large']).toMatch(/^Error: .*texture/i);
	expect(after).toEqual([5]);
});

test('WebGL without 32-bit floats is not taken, and the reason is known', async ({ page }) => {
	const missing = await page.evaluate(async () => {
		const context = OffscreenCanvas.prototype.getContext;
		OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: [never]) {
			const gl = context.apply(this, args) as WebGL2RenderingContext | null;
			const extension = gl?.getExtension.bind(gl);
			if (gl) gl.getExtension = (name: string) => (name === 'EXT_color_buffer_float' ? null : extension?.(name));
			return gl as never;
		} as never;
		return (await harness.probeDevices()).find((d) => d.backend === 'webgl')?.missing;
	});
	expect(missing).toBe('no-float32');
});

for (const [how, reason] of [
	['no WebAssembly', 'no-api'],
	['WebAssembly without SIMD', 'no-simd'],
] as const) {
	test(`${how} is named as the reason`, async ({ page }) => {
		const missing = await page.evaluate(async (r) => {
			if (r === 'no-api') Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
			else WebAssembly.validate = () => false;
			return (await harness.probeDevices()).find((d) => d.backend === 'wasm')?.missing;
		}, reason);
		expect(missing).toBe(reason);
	});
}
