import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import goldens from './goldens.json' with { type: 'json' };
import { preprocess } from './preprocess.ts';
import { type Picture, samplePicture } from './sample.ts';

/** As `noise` in tools/record/classify.py. */
function noise(width: number, height: number): Picture {
	const data = new Uint8Array(width * height * 4);
	let state = width * 1000 + height;
	for (let i = 0; i < width * height * 3; i++) {
		state = (Math.imul(1664525, state) + 1013904223) >>> 0;
		data[Math.floor(i / 3) * 4 + (i % 3)] = Math.floor((state >>> 24) / 2) + (Math.floor(i / 997) % 128);
	}
	return { width, height, data };
}

const sha256 = (numbers: Float32Array) => createHash('sha256').update(new Uint8Array(numbers.buffer)).digest('hex');

describe(`a picture as torchvision ${goldens.torchvision} prepares it, to the bit`, () => {
	it.each(goldens.pictures)('$id', ({ id, sha256: wanted }) => {
		const [name = '', resize] = id.split(' ');
		const [width = 0, height = 0] = name.split('x').map(Number);
		const picture = name === 'sample' ? samplePicture() : noise(width, height);
		expect(sha256(preprocess(picture, Number(resize)).images)).toBe(wanted);
	});

	it('has pixels', () => {
		expect(() => preprocess({ width: 0, height: 4, data: new Uint8Array(0) }, 256)).toThrow('found 0 × 4');
	});
});
