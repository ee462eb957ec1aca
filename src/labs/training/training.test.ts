import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveTensors, openDevice } from '../../engine/index.ts';
import { argmaxRows } from './argmax.ts';
import { distanceOf } from './compare.ts';
import { readDigits } from './digits.ts';
import { goldens } from './goldens.ts';
import { startTraining } from './training.ts';

const engine = await openDevice({ backend: 'cpu', adapter: '' });
const digits = readDigits(readFileSync(join(import.meta.dirname, '../../../public/data/digits.bin')));

const trained = goldens().filter((g) => !g.error);

describe('training on the CPU backend', () => {
	it.each(trained.map((g) => [g.id, g] as const))('starts as PyTorch does: %s', async (_, golden) => {
		const { losses, accuracy } = await distanceOf(engine, digits, golden, 1);
		expect(losses).toBeLessThanOrEqual(1e-5);
		expect(accuracy).toBe(0);
	});

	it('takes PyTorch’s course through all 20 epochs', { timeout: 120_000 }, async () => {
		const golden = trained.find((g) => g.id === 'start');
		if (!golden) throw new Error("expected a golden 'start'");
		const { accuracy } = await distanceOf(engine, digits, golden, 20);
		// one test image
		expect(accuracy).toBeLessThanOrEqual(1.01 / 357);
	});

	it('leaves no tensor behind in 1000 steps', { timeout: 120_000 }, async () => {
		const before = liveTensors();
		const training = await startTraining(engine, digits, { lr: 0.1, seed: 3 });
		await training.advance(5);
		const during = liveTensors();
		for (let step = 5; step < 500; step += 5) await training.advance(5);
		expect(liveTensors()).toBe(during);
		training.dispose();
		expect(liveTensors()).toBe(before);
	});
});

describe('argmax', () => {
	it.each([
		[[1, 3, 2], 1],
		[[2, 5, 5], 1],
		[[Number.NaN, 9, 1], 0],
		[[1, Number.NaN, Number.NaN], 1],
		[[Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, 0], 2],
	])('of %j is %d, as torch.argmax has it', (row, wanted) => {
		expect(argmaxRows(Float32Array.from(row), row.length)).toEqual([wanted]);
	});
});
