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
	'backwards.safetensors': 'st-offsets',
	// 2.6 does not go by the ending
	'blank.safetensors': 'healthy -',
	'bom.pth': 'prefix-bytes',
	'bomb_record.pth': 'zip-limit -',
	'byteorder.pth': 'byteorder-damaged',
	'bzip2.pth': 'zip-method',
	'channels_last.pth': 'weights-only-refuses',
	'cut_10.pth': 'zip-truncated',
	'cut_5k.pth': 'zip-truncated',
	'cut_header.safetensors': 'st-header-length',
	'cut_name.pth': 'pickle-truncated',
	'cut_number.pth': 'pickle-truncated',
	'directory.pth': 'zip-directory-damaged',
	'encrypted.pth': 'zip-encrypted',
	'end_cut_large.pth': 'zip-end-damaged',
	'end_wrong.pth': 'zip-end-damaged',
	'entry_disk.pth': 'zip-directory-damaged',
	'entry_folder.pth': 'zip-directory-damaged -',
	'entry_method.pth': 'zip-method',
	'far.pth': 'view-outside',
	'few_arguments.pth': 'tensor-malformed -',
	'ff.pth': 'unknown-format',
	'five_bytes.safetensors': 'unknown-format',
	'folder.zip': 'wrapped',
	'from.pth': 'python-source',
	'html.safetensors': 'html-page',
	'html_utf16.pth': 'html-page',
	'husk.pth': 'no-data-pkl',
	'id_class.pth': 'bad-persistent-id',
	'id_int.pth': 'bad-persistent-id',
	'id_list.pth': 'bad-persistent-id',
	'jagged.pth': 'weights-only-refuses',
	'json.safetensors': 'st-header-json -',
	'json_bom.pth': 'json-text',
	'key_path.pth': 'record-missing',
	'legacy_count.pth': 'storage-conflict',
	'legacy_crlf.pth': 'crlf-damage',
	'legacy_header.pth': 'legacy-header',
	'legacy_protocol1.pth': 'pickle-protocol',
	'legacy_uint16.pth': 'legacy-new-dtype',
	'lfs.safetensors': 'lfs-pointer',
	'lfs_bom.pth': 'lfs-pointer',
	'list_key.pth': 'pickle-damaged -',
	'local_description.pth': 'zip-local-header',
	'local_name.pth': 'zip-local-header',
	'long_record.pth': 'record-long',
	'metadata.safetensors': 'st-header-json -',
	'mps.pth': 'device-tag',
	'msgpack.pth': 'other-format',
	// the directory's own disk number is read by nobody but torch
	'multidisk.pth': 'zip-directory-damaged',
	'negative_offset.pth': 'view-negative',
	'negative_size.pth': 'view-negative -',
	'negative_stride.pth': 'view-negative',
	'no_dtype.safetensors': 'st-entry -',
	'no_root.pth': 'zip-no-root',
	'npy.pth': 'other-format',
	'numel.pth': 'view-outside',
	'overflow.safetensors': 'st-offsets',
	'package.pt': 'other-format',
	'packed.safetensors': 'wrapped',
	'pk.pth': 'zip-truncated',
	'png.pth': 'other-format',
	'protocol0.pth': 'pickle-protocol',
	'protocol1.pth': 'pickle-protocol',
	'protocol3.pth': 'healthy',
	'relu.pth': 'weights-only-refuses',
	'state_dicts.pth': 'healthy',
	'stray_first.pth': 'zip-stray-files',
	'traced.pt': 'healthy -',
	'twice.pth': 'trailing-bytes',
	'utf16.pth': 'utf8-damage',
	'utf8.safetensors': 'st-header-json -',
	'version_-1.pth': 'version-damaged',
	'version_0.pth': 'version-damaged',
	'version_abc.pth': 'version-damaged',
	'xml_bom.pth': 'xml-text',
	'xpu.pth': 'device-tag',
	'xz.pth': 'other-format',
	'zeros_9.pth': 'all-zeros',
	'zip64_count.pth': 'zip-directory-damaged',
	'zip64_disk.pth': 'zip-directory-damaged',
	'zip64_offset.pth': 'zip-directory-damaged',
	'zip64_place.pth': 'zip-directory-damaged',
	'zip64_size.pth': 'zip-directory-damaged',
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
