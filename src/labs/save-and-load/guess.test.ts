import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../checkpoint/index.ts';
import { liveTensors, openDevice } from '../../engine/index.ts';
import { imagesOf, labelsOf, PIXELS, readDigits, split } from '../training/digits.ts';
import { GOLDEN_PADS } from './draw/golden-pads.ts';
import { readInk } from './draw/ink-text.ts';
import recorded from './goldens.json' with { type: 'json' };
import { guesses, logitsFor, probabilitiesOf } from './guess.ts';
import network from './network.json' with { type: 'json' };
import { freshWeights, KEYS } from './network.ts';
import { FILES, PATHS } from './state.ts';
import { openBytes, readWeights } from './weights.ts';
import { anatomyOf } from './write/anatomy.ts';
import { FORMS } from './write/form.ts';
import { saveNetwork } from './write/save.ts';

const PUBLIC = join(import.meta.dirname, '../../../public');
const shipped = (file: (typeof FILES)[number]) => new Uint8Array(readFileSync(join(PUBLIC, PATHS[file])));
const engine = await openDevice({ backend: 'cpu', adapter: '' });
const digits = readDigits(readFileSync(join(PUBLIC, 'data/digits.bin')));
const { test } = split(digits.count);
const images = imagesOf(digits, test);
const labels = labelsOf(digits, test);
const weights = await readWeights(await openBytes(shipped('zip'), 'digits.pth'));

describe(`the network out of the files that torch ${network.torch} wrote`, () => {
	it('is the same in all four', async () => {
		for (const file of FILES) {
			expect(await readWeights(await openBytes(shipped(file), file))).toEqual(weights);
		}
	});

	it('takes at most 300 kB', () => {
		expect(FILES.reduce((sum, file) => sum + shipped(file).length, 0)).toBeLessThanOrEqual(300_000);
	});

	it('guesses as PyTorch does, digit by digit, and untrained it guesses', async () => {
		const before = liveTensors();
		const [loaded = [], fresh = []] = await guesses(engine, [weights, freshWeights()], images);
		expect(loaded.join('')).toBe(network.guesses);
		expect(loaded.filter((g, i) => g === labels[i]).length).toBe(network.right);
		expect(fresh.filter((g, i) => g === labels[i]).length).toBe(32);
		expect(liveTensors()).toBe(before);
	});

	it('has PyTorch’s logits', async () => {
		const [found = new Float32Array()] = await logitsFor(engine, [weights], images);
		const wanted = network.logits.flat();
		const scale = Math.max(...wanted.map(Math.abs));
		const worst = Math.max(...wanted.map((w, i) => Math.abs(w - (found[i] ?? Number.NaN)))) / scale;
		expect(worst).toBeLessThan(1e-6);
	});

	it.each(Object.entries(GOLDEN_PADS))('has PyTorch’s probabilities for the pad %s', async (id, ink) => {
		const { stdout } = recorded.results[`pad ${id}` as 'pad first'];
		const wanted: number[] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
		const [logits = []] = await logitsFor(
			engine,
			[weights],
			Float32Array.from(readInk(ink) ?? [], (p) => p / 16),
		);
		expect(logits.length * PIXELS).toBe(640);
		for (const [i, p] of probabilitiesOf(logits).entries()) expect(Math.abs(p - (wanted[i] ?? 2))).toBeLessThan(1e-6);
	});

	it('says what is missing from another file', async () => {
		const other = new Uint8Array(readFileSync(join(PUBLIC, 'checkpoints/dataparallel.pth')));
		await expect(openBytes(other, 'dataparallel.pth').then(readWeights)).rejects.toThrow(
			'dataparallel.pth: expected features.0.weight of 96 × 64, found no such tensor',
		);
	});
});

describe('the network saved', () => {
	it.each(FORMS.map((form) => [`${form.what}, ${form.format}, ${form.whose}`, form] as const))(
		'%s is read back bit for bit',
		async (_, { what, format, whose }) => {
			const mine = whose === 'file' ? weights : freshWeights();
			const bytes = await saveNetwork(shipped(what === 'whole' ? 'whole' : 'zip'), mine, format);
			const checkpoint = await openBytes(bytes, 'my-digits.pth');
			expect(checkpoint.format).toBe(format);
			expect(checkpoint.problems.filter((p) => p.severity === 'error')).toEqual([]);
			const back = await readWeights(checkpoint);
			for (const key of KEYS) expect(new Uint8Array(back[key].buffer)).toEqual(new Uint8Array(mine[key].buffer));
		},
	);

	it('has the very pickle that torch wrote', async () => {
		const pickleOf = async (bytes: Uint8Array) => {
			const { records } = await openBytes(bytes, 'x.pth');
			const record = records.find((r) => r.name.endsWith('data.pkl'));
			if (!record) throw new Error('expected a record data.pkl');
			return createHash('sha256')
				.update(await readRecord(record))
				.digest('hex');
		};
		const bytes = await saveNetwork(shipped('zip'), weights, 'zip');
		expect(await pickleOf(bytes)).toBe(await pickleOf(shipped('zip')));
	});

	it('is all accounted for, section by section', async () => {
		for (const { what, format } of FORMS) {
			const bytes = await saveNetwork(shipped(what === 'whole' ? 'whole' : 'zip'), weights, format);
			const { sections, pickle, pickleAt } = await anatomyOf(bytes, 'my-digits.pth');
			const numbers = sections.filter((s) => s.tensor).reduce((sum, s) => sum + s.size, 0);
			expect(numbers).toBe(4 * KEYS.reduce((sum, key) => sum + weights[key].length, 0));
			expect(pickle.complete).toBe(true);
			for (const [i, { at, size }] of sections.entries()) {
				expect(at + size).toBeLessThanOrEqual(sections[i + 1]?.at ?? bytes.length);
			}
			expect(bytes[pickleAt + (pickle.ops[0]?.at ?? 0)]).toBe(0x80);
		}
	});
});
