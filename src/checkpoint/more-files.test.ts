import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes, errors, FIXTURES, openFixture, sha256 } from './fixtures.testing.ts';
import type { Readable, TensorInfo } from './index.ts';

interface Described {
	path: (string | number)[];
	shape: number[];
	dtype: string;
	stride?: number[];
	offset?: number;
	sha256?: string;
	layout?: string;
	values_sha?: string;
	ccol_sha?: string;
	row_sha?: string;
	crow_sha?: string;
	col_sha?: string;
}

const PARTS = {
	values_sha: 'values',
	ccol_sha: 'ccol_indices',
	row_sha: 'row_indices',
	crow_sha: 'crow_indices',
	col_sha: 'col_indices',
} as const;

const manifest: { files: { file: string; format: string; tensors: Described[] }[] } = JSON.parse(
	readFileSync(join(FIXTURES, 'more/manifest.json'), 'utf8'),
);

describe('what torch.save does not write by itself reads as real torch reads it:', () => {
	it.each(manifest.files.map((f) => [f.file, f] as const))('%s', async (file, entry) => {
		const checkpoint = await openFixture(`more/${file}`);
		expect(checkpoint.format).toBe(entry.format);
		expect(checkpoint.tensors.map((t) => t.path)).toEqual(entry.tensors.map((t) => t.path));
		for (const [i, like] of entry.tensors.entries()) {
			const t = checkpoint.tensors[i] as TensorInfo;
			expect(t).toMatchObject({ shape: like.shape, dtype: like.dtype });
			if (like.stride) expect([t.stride, t.offset]).toEqual([like.stride, like.offset]);
			if (like.sha256) expect(await sha256(t)).toBe(like.sha256);
			if (like.layout) expect(`torch.${t.layout}`).toBe(like.layout);
			for (const [hash, part] of Object.entries(PARTS)) {
				const wanted = like[hash as keyof typeof PARTS];
				if (wanted) expect(await sha256(t.parts?.[part] as Readable)).toBe(wanted);
			}
		}
		expect(errors(checkpoint)).toEqual(entry.format === 'pickle' ? ['not-torch-save'] : []);
	});
});

it('a file of the other byte order, of an old format or without CRCs says so', async () => {
	expect(codes(await openFixture('more/big_endian.pt'))).toContain('big-endian');
	expect(codes(await openFixture('more/old_tar.pth.tar'))).toContain('legacy-tar');
	expect(codes(await openFixture('more/no_crc.pt'))).toContain('zip-crc-disabled');
});

it('a buffer that is not persistent is held, but not listed', async () => {
	const { tensors, hidden } = await openFixture('more/module_more.pt');
	expect(tensors.map((t) => t.path.join())).not.toContain('net,<state_dict>,skip');
	expect(hidden.map((t) => t.path.at(-1))).toEqual(['skip']);
});
