import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesSource, checkData, checkHeaders, openCheckpoint } from '../checkpoint/index.ts';
import { streamParts } from '../checkpoint/write/index.ts';
import { diagnose } from './diagnose.ts';
import type { FindingCode } from './finding.ts';
import { planOf } from './fix.ts';
import { MODE, openFixture, recorded, recordedJson, shown } from './fixtures.testing.ts';
import { applyPlan } from './plan/index.ts';

/** What leads for each file of tools/record/damaged.py; a dash where torch's words are not told beforehand. */
const LEADS: Record<string, FindingCode | `${FindingCode} -`> = {
	'bom.pth': 'prefix-bytes',
	'bzip2.pth': 'zip-method',
	'cut_header.safetensors': 'st-header-length',
	'directory.pth': 'zip-directory-damaged',
	'encrypted.pth': 'zip-encrypted',
	'few_arguments.pth': 'tensor-malformed -',
	'five_bytes.safetensors': 'unknown-format',
	'from.pth': 'python-source',
	'html.safetensors': 'html-page',
	'husk.pth': 'no-data-pkl',
	'json.safetensors': 'st-header-json -',
	'legacy_count.pth': 'storage-conflict',
	'legacy_crlf.pth': 'crlf-damage',
	'legacy_header.pth': 'legacy-header',
	'legacy_protocol1.pth': 'pickle-protocol',
	'legacy_uint16.pth': 'legacy-new-dtype',
	'lfs.safetensors': 'lfs-pointer',
	'long_record.pth': 'record-long',
	// the directory's own disk number is read by nobody but torch
	'multidisk.pth': 'zip-directory-damaged',
	'negative_offset.pth': 'view-negative',
	'negative_size.pth': 'view-negative -',
	'negative_stride.pth': 'view-negative',
	'no_dtype.safetensors': 'st-entry -',
	'no_root.pth': 'zip-no-root',
	'npy.pth': 'other-format',
	'png.pth': 'other-format',
	'protocol0.pth': 'pickle-protocol',
	'protocol1.pth': 'pickle-protocol',
	'protocol3.pth': 'healthy',
	'utf8.safetensors': 'st-header-json -',
	'xz.pth': 'other-format',
};

const verdicts = { '214': recordedJson('damaged-214').files, '26': recordedJson('damaged-26').files };

describe('a file with one thing wrong', () => {
	it('has an expected cause, each of them', () => {
		const files = readdirSync(join(import.meta.dirname, '../checkpoint/fixtures/damaged'));
		expect(files.sort()).toEqual(Object.keys(LEADS).sort());
	});

	it.each(Object.entries(LEADS))('%s is led by %s, with torch’s own words', async (name, lead) => {
		const checkpoint = await openFixture(`damaged/${name}`);
		const more = [...(await checkHeaders(checkpoint)), ...(await checkData(checkpoint))];
		const [finding] = await diagnose(checkpoint, { more });
		const [code, unknown] = lead.split(' ');
		expect(finding?.code).toBe(code);
		const torch = finding?.torch;
		if (unknown) expect(torch).toBeUndefined();
		for (const version of ['214', '26'] as const) {
			const wanted = recorded(verdicts[version][name]?.[torch ? MODE[torch.call] : 'wo']);
			if (!unknown) expect(torch ? shown(torch, version) : null).toBe(wanted);
		}
	});
});

it('a record that is too long is cut to what the tensors use when the file is converted', async () => {
	const checkpoint = await openFixture('damaged/long_record.pth');
	const [finding] = await diagnose(checkpoint);
	expect(finding?.fixes).toEqual([{ kind: 'convert', to: 'zip' }]);
	const { parts } = await applyPlan(checkpoint, planOf(finding?.fixes ?? []));
	const bytes = new Uint8Array(Buffer.concat(await Array.fromAsync(streamParts(parts))));
	const repaired = await openCheckpoint(bytesSource(bytes, 'long_record.pth'));
	const more = await checkData(repaired);
	expect((await diagnose(repaired, { more })).map((f) => f.code)).toEqual(['healthy']);
	expect(repaired.tensors.map((t) => t.path)).toEqual(checkpoint.tensors.map((t) => t.path));
});
