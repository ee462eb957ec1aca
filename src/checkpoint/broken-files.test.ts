import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errors, FIXTURES, openFixture } from './fixtures.testing.ts';
import { checkHeaders, isKind } from './index.ts';

/** File → the errors that must be named, the format, the tensors found. What is not named here must not be an error. */
const CAUSES: Record<string, [errors: string[], format: string, tensors: number]> = {
	'append_on_dict.pth': [['pickle-damaged'], 'zip', 0],
	'base64.pth': [['wrapped'], 'zip', 15],
	'bitflip_localhdr.pth': [['zip-local-header'], 'zip', 15],
	'bomb_binget.pth': [['pickle-damaged'], 'zip', 0],
	'bomb_binunicode8.pth': [['pickle-truncated'], 'zip', 0],
	'bomb_long4.pth': [['pickle-limit'], 'zip', 0],
	'bomb_memo.pth': [[], 'zip', 0],
	'bomb_nostop.pth': [['pickle-truncated'], 'zip', 0],
	'bomb_tuple.pth': [[], 'zip', 0],
	'crlf.pth': [['zip-directory-damaged', 'bad-persistent-id', 'pickle-damaged', 'crlf-damage'], 'zip', 0],
	'cuda0.pth': [[], 'zip', 15],
	'cuda7.pth': [[], 'zip', 15],
	'empty.pth': [['empty-file'], 'empty', 0],
	'evil_build_setstate.pth': [['global-dangerous'], 'zip', 0],
	'evil_exec_p0.pth': [['global-dangerous'], 'zip', 0],
	'evil_ext.pth': [['pickle-extension'], 'zip', 0],
	'evil_getattr.pth': [['global-dangerous'], 'zip', 0],
	'evil_obj.pth': [['global-dangerous'], 'zip', 0],
	'evil_runpy.pth': [['global-dangerous'], 'zip', 0],
	'extra_head.pth': [['prefix-bytes'], 'zip', 15],
	'gzipped.pth': [['wrapped'], 'zip', 15],
	'hdf5_as_pth.pth': [['other-format'], 'hdf5', 0],
	'hpu.pth': [[], 'zip', 15],
	'json_error.pth': [['json-text'], 'json', 0],
	'legacy_as_safetensors.safetensors': [['wrong-extension'], 'legacy', 15],
	'legacy_trunc_1.pth': [['storage-truncated'], 'legacy', 15],
	'legacy_trunc_half.pth': [['storage-truncated'], 'legacy', 15],
	'legacy_trunc_pkl.pth': [['pickle-truncated'], 'legacy', 0],
	'lfs_pointer.pth': [['lfs-pointer'], 'lfs-pointer', 0],
	'missing_byteorder.pth': [[], 'zip', 15],
	'missing_record.pth': [['record-missing'], 'zip', 15],
	'missing_version.pth': [['no-version'], 'zip', 15],
	'npu.pth': [[], 'zip', 15],
	'npz_as_pth.pth': [['other-format'], 'npz', 0],
	'one_byte.pth': [['pickle-truncated'], 'pickle', 0],
	'onnx_as_pth.pth': [['other-format'], 'onnx', 0],
	'pickle_dump_statedict_p2.pkl': [['not-torch-save'], 'pickle', 15],
	'pid_string.pth': [['bad-persistent-id'], 'zip', 0],
	'plain_pickle_numpy_p4.pkl': [['not-torch-save'], 'pickle', 0],
	'plain_pickle_p0.pth': [['not-torch-save'], 'pickle', 0],
	'plain_pickle_p1.pth': [['not-torch-save'], 'pickle', 0],
	'plain_pickle_p3.pth': [['not-torch-save'], 'pickle', 0],
	'plain_pickle_p5.pth': [['not-torch-save'], 'pickle', 0],
	'proto_pollution.pth': [[], 'zip', 0],
	'pth_as_safetensors.safetensors': [['wrong-extension'], 'zip', 15],
	'python_src.pth': [['python-source'], 'python', 0],
	'rezip_deflate.pth': [[], 'zip', 15],
	'rezip_dirs.pth': [[], 'zip', 15],
	'rezip_doubleroot.pth': [['zip-nested-root'], 'zip', 15],
	'rezip_mac.pth': [['zip-stray-files'], 'zip', 15],
	'rezip_stored.pth': [[], 'zip', 15],
	'safetensors_as_pth.pth': [['wrong-extension'], 'safetensors', 15],
	'setitem_on_list.pth': [['pickle-damaged'], 'zip', 0],
	'short_record.pth': [['record-short'], 'zip', 15],
	'st_bad_dtype.safetensors': [['st-dtype'], 'safetensors', 14],
	'st_bad_offsets.safetensors': [['st-offsets', 'st-overlap'], 'safetensors', 15],
	'st_bad_shape.safetensors': [[], 'safetensors', 15],
	'st_extra.safetensors': [['st-extra'], 'safetensors', 15],
	'st_overlap.safetensors': [['st-overlap', 'st-gap'], 'safetensors', 15],
	'st_trunc_data.safetensors': [['st-truncated'], 'safetensors', 15],
	'storage_longer_than_record.pth': [['record-short'], 'zip', 1],
	'tar_of_pth.tar': [['wrapped'], 'zip', 15],
	'tf_ckpt_index.ckpt': [['other-format'], 'tensorflow-checkpoint', 0],
	'trunc_22.pth': [['zip-end-damaged'], 'zip', 15],
	'trunc_64.pth': [['zip-truncated'], 'zip', 0],
	'trunc_half.pth': [['zip-truncated', 'record-missing', 'record-short'], 'zip', 15],
	'trunc_in_pkl.pth': [['zip-truncated', 'record-missing', 'pickle-truncated'], 'zip', 7],
	'two_roots.pth': [['zip-two-roots'], 'zip', 0],
	'unknown_module.pth': [[], 'zip', 0],
	'unknown_rebuild.pth': [['tensor-malformed'], 'zip', 0],
	'utf8_mangled.pth': [['utf8-damage'], 'unknown', 0],
	'version_99.pth': [['version-too-new'], 'zip', 15],
	'view_huge_expand.pth': [[], 'zip', 1],
	'view_off_oob.pth': [['view-outside'], 'zip', 1],
	'view_rank_mismatch.pth': [['view-rank'], 'zip', 1],
	'xla.pth': [[], 'zip', 15],
	'zip_of_pth.zip': [['wrapped'], 'zip', 15],
};

describe('a broken file is told its cause, and what can be read is read:', () => {
	it('every file has one', () => {
		expect(readdirSync(join(FIXTURES, 'broken')).sort()).toEqual(Object.keys(CAUSES).sort());
	});

	it.each(Object.entries(CAUSES))('%s', async (file, [causes, format, count]) => {
		const checkpoint = await openFixture(`broken/${file}`);
		const headers = await checkHeaders(checkpoint);
		const found = [...new Set([...errors(checkpoint), ...headers.map((p) => p.code)])];
		expect({ found, format: checkpoint.format, count: checkpoint.tensors.length }).toEqual({
			found: causes,
			format,
			count,
		});
	});
});

it('devices that are not here are told by their tags', async () => {
	for (const [file, tag] of [
		['cuda0', 'cuda:0'],
		['cuda7', 'cuda:7'],
		['hpu', 'hpu'],
		['npu', 'npu:0'],
		['xla', 'xla:0'],
	] as const) {
		const { problems } = await openFixture(`broken/${file}.pth`);
		expect(problems.filter((p) => p.code === 'device-tag').map((p) => p.evidence.found)).toEqual([tag]);
	}
});

it('names that attack are told with where they stand and that they are called', async () => {
	const { globals, root } = await openFixture('broken/evil_obj.pth');
	expect(globals).toEqual([
		{
			module: 'os',
			name: 'system',
			severity: 'dangerous',
			allowedSince: null,
			record: 'archive/data.pkl',
			position: 1,
			opcode: 'GLOBAL',
			count: 1,
			calledBy: ['OBJ'],
		},
	]);
	// what would have been called stands there as a description
	expect(root).toMatchObject({ kind: 'object', by: 'OBJ', args: ['touch /tmp/PWNED'] });
	const chain = await openFixture('broken/evil_getattr.pth');
	expect(chain.globals.map((g) => `${g.module}.${g.name} ${g.calledBy}`)).toEqual([
		'builtins.getattr REDUCE',
		'builtins.__import__ REDUCE',
	]);
});

it('keys of a pickle never become properties of an object', async () => {
	const { root } = await openFixture('broken/proto_pollution.pth');
	expect(isKind(root, 'dict') && root.keys()).toEqual(['__proto__', 'constructor']);
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	expect(({} as Record<string, unknown>)['polluted2']).toBeUndefined();
});

it('a Git LFS pointer says what it points to', async () => {
	const { facts } = await openFixture('broken/lfs_pointer.pth');
	expect(facts.lfs).toEqual({
		oid: 'sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393',
		size: 46830571,
	});
});

it('a legacy file one byte short says so by the byte', async () => {
	const { problems } = await openFixture('broken/legacy_trunc_1.pth');
	expect(problems[0]).toMatchObject({ code: 'storage-truncated', evidence: { expected: 4453, found: 4452, count: 1 } });
});
