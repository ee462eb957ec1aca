import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesSource, checkData, checkHeaders, openCheckpoint } from '../checkpoint/index.ts';
import { diagnose } from './diagnose.ts';
import type { FindingCode } from './finding.ts';
import { fixtureBytes, MODE, openFixture, recorded, recordedJson, shown } from './fixtures.testing.ts';

/** What leads for each file; a dash behind it where torch's words are not known beforehand. */
const LEADS: Record<string, FindingCode | `${FindingCode} -`> = {
	'append_on_dict.pth': 'pickle-damaged',
	'base64.pth': 'wrapped',
	'bitflip_localhdr.pth': 'zip-local-header',
	'bomb_binget.pth': 'pickle-damaged',
	'bomb_binunicode8.pth': 'pickle-protocol',
	'bomb_long4.pth': 'pickle-protocol',
	'bomb_memo.pth': 'no-tensors',
	'bomb_nostop.pth': 'pickle-truncated',
	'bomb_tuple.pth': 'no-tensors',
	'crlf.pth': 'crlf-damage',
	'cuda0.pth': 'device-tag',
	'cuda7.pth': 'device-tag',
	'empty.pth': 'empty-file',
	'evil_build_setstate.pth': 'global-dangerous',
	'evil_exec_p0.pth': 'global-dangerous',
	'evil_ext.pth': 'pickle-extension',
	'evil_getattr.pth': 'global-dangerous',
	'evil_obj.pth': 'global-dangerous',
	'evil_runpy.pth': 'global-dangerous',
	'extra_head.pth': 'prefix-bytes',
	'gzipped.pth': 'wrapped',
	'hdf5_as_pth.pth': 'other-format',
	'hpu.pth': 'device-tag',
	'json_error.pth': 'json-text',
	'legacy_as_safetensors.safetensors': 'wrong-extension',
	'legacy_trunc_1.pth': 'storage-truncated',
	'legacy_trunc_half.pth': 'storage-truncated',
	'legacy_trunc_pkl.pth': 'pickle-truncated',
	'lfs_pointer.pth': 'lfs-pointer',
	'missing_byteorder.pth': 'healthy',
	'missing_record.pth': 'record-missing',
	'missing_version.pth': 'no-version',
	'npu.pth': 'device-tag',
	'npz_as_pth.pth': 'other-format',
	'one_byte.pth': 'pickle-truncated',
	'onnx_as_pth.pth': 'other-format',
	'pickle_dump_statedict_p2.pkl': 'not-torch-save',
	'pid_string.pth': 'bad-persistent-id',
	'plain_pickle_numpy_p4.pkl': 'not-torch-save',
	'plain_pickle_p0.pth': 'not-torch-save',
	'plain_pickle_p1.pth': 'not-torch-save',
	'plain_pickle_p3.pth': 'not-torch-save',
	'plain_pickle_p5.pth': 'not-torch-save',
	'proto_pollution.pth': 'no-tensors',
	'pth_as_safetensors.safetensors': 'wrong-extension',
	'python_src.pth': 'python-source',
	'rezip_deflate.pth': 'healthy',
	'rezip_dirs.pth': 'healthy',
	'rezip_doubleroot.pth': 'zip-nested-root',
	'rezip_mac.pth': 'zip-stray-files',
	'rezip_stored.pth': 'healthy',
	'safetensors_as_pth.pth': 'wrong-extension',
	// whether SETITEM or SETITEMS found the list decides the words
	'setitem_on_list.pth': 'pickle-damaged -',
	'short_record.pth': 'record-short',
	'st_bad_dtype.safetensors': 'st-dtype',
	'st_bad_offsets.safetensors': 'st-offsets',
	'st_bad_shape.safetensors': 'healthy',
	'st_extra.safetensors': 'st-extra',
	'st_overlap.safetensors': 'st-overlap',
	'st_trunc_data.safetensors': 'st-truncated',
	'storage_longer_than_record.pth': 'record-short',
	'tar_of_pth.tar': 'wrapped',
	'tf_ckpt_index.ckpt': 'other-format',
	'trunc_22.pth': 'zip-end-damaged',
	'trunc_64.pth': 'zip-truncated',
	'trunc_half.pth': 'zip-truncated',
	'trunc_in_pkl.pth': 'zip-truncated',
	'two_roots.pth': 'zip-two-roots',
	'unknown_module.pth': 'weights-only-refuses',
	'unknown_rebuild.pth': 'weights-only-refuses',
	'utf8_mangled.pth': 'utf8-damage',
	'version_99.pth': 'version-too-new',
	'view_huge_expand.pth': 'healthy',
	'view_off_oob.pth': 'view-outside',
	'view_rank_mismatch.pth': 'view-rank',
	'xla.pth': 'device-tag',
	'zip_of_pth.zip': 'wrapped',
};

const verdicts = {
	'214': recordedJson('torch-214').files,
	'26': recordedJson('torch-26').files,
};

describe('a damaged or hostile file', () => {
	it('has an expected cause, each of them', () => {
		const files = readdirSync(join(import.meta.dirname, '../checkpoint/fixtures/broken')).filter(
			(f) => !/\.json$/.test(f),
		);
		expect(files.filter((f) => !(f in LEADS))).toEqual([]);
	});

	it.each(Object.entries(LEADS))('%s is led by %s, with torch’s own words', async (name, lead) => {
		const checkpoint = await openFixture(`broken/${name}`);
		const more = [...(await checkHeaders(checkpoint)), ...(await checkData(checkpoint))];
		const findings = await diagnose(checkpoint, { more });
		const [code, unknown] = lead.split(' ');
		expect(findings[0]?.code).toBe(code);
		const torch = findings[0]?.torch;
		for (const version of ['214', '26'] as const) {
			const wanted = recorded(verdicts[version][name]?.[torch ? MODE[torch.call] : 'wo']);
			if (wanted === undefined || unknown) continue;
			// 2.6 has not yet learned to hand .safetensors on; there the fault is the ending, not the file
			if (version === '26' && !torch && name.endsWith('.safetensors')) continue;
			// nothing is shown exactly where torch has nothing to say
			expect(torch ? shown(torch, version) : null).toBe(wanted);
		}
	});
});

it('a flipped bit in the description leads, before the odd name that it makes', async () => {
	const bytes = fixtureBytes('t214/dp_prefixed.pth').slice();
	// torch.BoolStorage becomes torCh.BoolStorage
	const at = Buffer.from(bytes).indexOf('torch\nBoolStorage') + 3;
	bytes[at] = (bytes[at] ?? 0) ^ 0x20;
	const checkpoint = await openCheckpoint(bytesSource(bytes, 'flipped.pth'));
	const [first, ...rest] = await diagnose(checkpoint, { more: await checkData(checkpoint) });
	expect(first?.code).toBe('zip-crc');
	expect(first?.torch).toBeUndefined();
	expect(rest.find((f) => f.code === 'weights-only-refuses')?.params.globals?.[0]?.name).toBe('torCh.BoolStorage');
});

describe('a file that torch wrote', () => {
	for (const version of ['214', '26'] as const) {
		const cases = Object.entries<Record<string, string>>(verdicts[version]).filter(([name]) => name.includes('/'));
		it.each(cases)('%s has an error exactly where torch.load fails by default', async (name, verdict) => {
			const checkpoint = await openFixture(name);
			const findings = await diagnose(checkpoint, { more: await checkData(checkpoint) });
			const wanted = recorded(verdict['wo']);
			// a TorchScript file is sound; another loader is meant for it
			const other = checkpoint.format === 'torchscript';
			expect(findings.some((f) => f.severity === 'error')).toBe(!other && wanted !== null);
			const torch = findings[0]?.torch;
			if (wanted !== null && torch?.call === 'load') expect(shown(torch, version)).toBe(wanted);
		});
	}
});
