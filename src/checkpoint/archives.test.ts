import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes, errors, fixture, openBytes, pickle, sha256 } from './fixtures.testing.ts';
import { type Checkpoint, CheckpointError, checkData, checkHeaders, contiguous, type TensorInfo } from './index.ts';
import { type EntryOptions, makeZip, statePickle, type ZipOptions } from './zip.testing.ts';

const DATA = new Uint8Array(new Float32Array([1, 2, 3, 4, 5, 6]).buffer);
const STATE = statePickle([['w', [2, 3]]]);

function archive(
	zip: ZipOptions = {},
	more: [string, Uint8Array | string, EntryOptions?][] = [],
	root = 'm/',
): Uint8Array {
	return makeZip(
		[
			[`${root}data.pkl`, STATE],
			[`${root}byteorder`, 'little'],
			[`${root}data/0`, DATA],
			[`${root}version`, '3\n'],
			...more,
		],
		zip,
	);
}

async function values(bytes: Uint8Array): Promise<number[]> {
	const { tensors } = await openBytes(bytes);
	return [...new Float32Array((await contiguous(tensors[0] as TensorInfo)).buffer)];
}

/** As a transfer in text mode leaves it. */
const withCrlf = (bytes: Uint8Array): Uint8Array =>
	Uint8Array.from([...bytes].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])));

// the folder's length keeps line ends out of the directory's own sizes
it('line ends converted in a plain zip are not taken for bytes in front of it', async () => {
	const damaged = await openBytes(withCrlf(archive({}, [], 'abcd/')));
	expect(codes(damaged)).toContain('crlf-damage');
	expect(codes(damaged)).not.toContain('prefix-bytes');
});

describe('a zip written by another tool reads the same:', () => {
	it.each<[string, ZipOptions]>([
		['stored', {}],
		['deflated', { deflate: true }],
		['zip64', { zip64: true }],
		['with descriptors', { torch: true }],
		['with zip64 descriptors', { torch: true, zip64: true }],
		['with a comment', { comment: 'PK\x05\x06 is not an end record' }],
		['after other bytes', { prefix: pickle('HTTP/1.1 200 OK\r\n\r\n') }],
		['zip64 after other bytes', { prefix: pickle('\x00'.repeat(100)), zip64: true }],
	])('%s', async (_, options) => {
		const bytes = archive(options);
		expect(await values(bytes)).toEqual([1, 2, 3, 4, 5, 6]);
		const checkpoint = await openBytes(bytes);
		expect(errors(checkpoint)).toEqual(options.prefix ? ['prefix-bytes'] : []);
		expect(await checkData(checkpoint)).toEqual([]);
	});

	it('in folders, with leftovers, twice, or without a root', async () => {
		expect(
			errors(
				await openBytes(
					archive({}, [
						['m/', ''],
						['m/data/', ''],
					]),
				),
			),
		).toEqual([]);
		expect(errors(await openBytes(archive({}, [['__MACOSX/m/._data.pkl', 'x']])))).toEqual(['zip-stray-files']);
		expect(errors(await openBytes(archive({}, [], '')))).toEqual(['zip-no-root']);
		expect(errors(await openBytes(archive({}, [], 'a/b/')))).toEqual(['zip-nested-root']);
		const twice = archive({}, [['m/data/0', new Uint8Array(24)]]);
		expect(codes(await openBytes(twice))).toContain('zip-duplicate-name');
	});
});

describe('damage to an archive is told:', () => {
	it('a flipped bit in the data, which PyTorch never notices, by the CRC', async () => {
		const bytes = archive();
		const at = Buffer.from(bytes).indexOf(Buffer.from(DATA)) + 5;
		bytes[at] = (bytes[at] as number) ^ 1;
		expect(await checkData(await openBytes(bytes))).toMatchObject([
			{ code: 'zip-crc', evidence: { record: 'm/data/0' } },
		]);
	});

	it('a lost directory, with every record found from the local headers', async () => {
		const bytes = archive({ torch: true });
		const cut = bytes.slice(0, Buffer.from(bytes).indexOf('PK\x01\x02'));
		const checkpoint = await openBytes(cut);
		expect(errors(checkpoint)).toEqual(['zip-truncated']);
		expect(await contiguous(checkpoint.tensors[0] as TensorInfo)).toEqual(DATA);
		expect(await checkData(checkpoint)).toEqual([]);
	});

	it('a cut in the last tensor, with what is left of it', async () => {
		const bytes = archive({ torch: true });
		const cut = bytes.slice(0, Buffer.from(bytes).indexOf(Buffer.from(DATA)) + 8);
		const { problems, storages } = await openBytes(cut);
		expect(problems.find((p) => p.code === 'record-short')?.evidence).toMatchObject({ expected: 24, found: 8 });
		expect(storages[0]?.record?.size).toBe(8);
	});

	it('a wrong local header, with the data still found where the next entry says', async () => {
		const bytes = archive({ torch: true });
		const header = Buffer.from(bytes).indexOf('m/data/0') - 30;
		bytes.fill(0, header, header + 4);
		const checkpoint = await openBytes(bytes);
		expect(await contiguous(checkpoint.tensors[0] as TensorInfo)).toEqual(DATA);
		expect(await checkHeaders(checkpoint)).toMatchObject([
			{ code: 'zip-local-header', evidence: { found: 'guessed' } },
		]);
	});

	it('a run of zeros over several headers, with the data found by the directory alone', async () => {
		const bytes = fixture('t214/dp_prefixed.pth');
		const whole = await openBytes(bytes.slice());
		const [from = 0, , to = 0] = whole.records.slice(6).map((r) => r.headerOffset ?? 0);
		// the headers of two records, their data, and the header of the third
		bytes.fill(0, from, to + 30);
		const checkpoint = await openBytes(bytes);
		const states = (await checkHeaders(checkpoint)).map(({ evidence: e }) => [e.record, e.found]);
		expect(states).toEqual(whole.records.slice(6, 9).map((r) => [r.name, 'guessed']));
		const [lost, kept] = [whole, checkpoint].map((c) => c.records.map((r) => r.dataOffset));
		expect(kept).toEqual(lost?.map((at, i) => at ?? kept?.[i]));
		const sums = (c: Checkpoint) => Promise.all(c.tensors.map((t) => sha256(t)));
		const [before, after] = [await sums(whole), await sums(checkpoint)];
		expect(after.filter((sum, i) => sum !== before[i])).toHaveLength(2);
	});

	it('deflated data that claims gigabytes is not believed', async () => {
		const bytes = archive({ deflate: true });
		const central = Buffer.from(bytes).lastIndexOf('m/data/0') - 46;
		new DataView(bytes.buffer).setUint32(central + 24, 0xfffffff0, true);
		const { tensors } = await openBytes(bytes);
		await expect(contiguous(tensors[0] as TensorInfo)).rejects.toMatchObject({ name: 'CheckpointError' });
	});
});

describe('what stands around a checkpoint is looked through:', () => {
	it.each<[string, (b: Uint8Array) => Uint8Array, string[]]>([
		['gzip', (b) => gzipSync(b), ['gzip']],
		['zlib', (b) => deflateSync(b), ['zlib']],
		['gzip in gzip', (b) => gzipSync(gzipSync(b)), ['gzip', 'gzip']],
		['base64', (b) => pickle(Buffer.from(b).toString('base64').replace(/.{76}/g, '$&\n')), ['base64']],
		[
			'a zip',
			(b) =>
				makeZip([
					['readme.txt', 'hi'],
					['best.pth', b, { deflate: true }],
				]),
			['zip'],
		],
		['a zip in gzip', (b) => gzipSync(makeZip([['x/best.pt', b]])), ['gzip', 'zip']],
	])('%s', async (_, wrap, kinds) => {
		const checkpoint = await openBytes(wrap(archive()));
		expect(checkpoint.wrappers.map((w) => w.kind)).toEqual(kinds);
		expect(await contiguous(checkpoint.tensors[0] as TensorInfo)).toEqual(DATA);
	});

	it('but not for ever', async () => {
		let bytes = archive();
		for (let i = 0; i < 6; i++) bytes = gzipSync(bytes);
		expect(errors(await openBytes(bytes))).toContain('limit');
	});

	it('and a bomb of zeros inflates no further than its limit', async () => {
		const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
		expect(errors(await openBytes(bomb))).toContain('zip-limit');
	});
});

describe('safetensors', () => {
	const file = (header: string, data = 8) => {
		const length = Buffer.alloc(8);
		length.writeBigUInt64LE(BigInt(header.length));
		return new Uint8Array(Buffer.concat([length, Buffer.from(header), Buffer.alloc(data)]));
	};
	it.each([
		['{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 8, []],
		['{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}', 8, ['st-offsets', 'st-extra']],
		['{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}', 8, ['st-entry']],
		['{"a":{"dtype":"F32","shape":[1e300],"data_offsets":[0,8]}}', 8, ['st-entry']],
		['{"a":null}', 8, ['st-entry']],
		['{"a":{"dtype":"constructor","shape":[2],"data_offsets":[0,8]}}', 8, ['st-dtype']],
		['{"a":{"dtype":"F4","shape":[16],"data_offsets":[0,8]}}', 8, []],
		['{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}', 4, ['st-truncated']],
		['{nonsense', 8, ['st-header-json']],
		['{}', 0, []],
	])('%s with %i bytes: %j', async (header, data, expected) => {
		expect(errors(await openBytes(file(header, data), 'a.safetensors'))).toEqual(expected);
	});

	it('a shard index names its shards', async () => {
		const index =
			'{"metadata":{"total_size":8},"weight_map":{"a":"m-00001-of-00002.safetensors","b":"m-00002-of-00002.safetensors"}}';
		const { format, facts } = await openBytes(pickle(index), 'model.safetensors.index.json');
		expect(format).toBe('shard-index');
		expect(facts.shards).toEqual(['m-00001-of-00002.safetensors', 'm-00002-of-00002.safetensors']);
		expect(facts.weightMap?.get('b')).toBe('m-00002-of-00002.safetensors');
	});
});

it('reading can be cancelled, before and on the way', async () => {
	const { tensors } = await openBytes(fixture('t214/net_whole_main_legacy.pth'));
	const signal = AbortSignal.abort();
	await expect(contiguous(tensors[0] as TensorInfo, { signal })).rejects.toMatchObject({ code: 'aborted' });
	const { openCheckpoint, bytesSource } = await import('./index.ts');
	await expect(openCheckpoint(bytesSource(archive()), { signal })).rejects.toMatchObject({ code: 'aborted' });
});

it('bytes given out are copies: changing them changes no later reading', async () => {
	const bytes = archive();
	const { tensors } = await openBytes(bytes);
	const before = await sha256(tensors[0] as TensorInfo);
	(await contiguous(tensors[0] as TensorInfo)).fill(0);
	expect(await sha256(tensors[0] as TensorInfo)).toBe(before);
});

it('a source that fails gives its typed error, not a result', async () => {
	const { openCheckpoint } = await import('./index.ts');
	const source = { size: 1e9, name: 'x', read: () => Promise.reject(new TypeError('network')) };
	await expect(openCheckpoint(source)).rejects.toBeInstanceOf(CheckpointError);
	await expect(openCheckpoint(source)).rejects.toMatchObject({ code: 'source', message: 'network' });
});
