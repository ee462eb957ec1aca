import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathPart } from './collect/children.ts';
import { errors, FIXTURES, openFixture, sha256 } from './fixtures.testing.ts';
import { globalName, isKind, type Readable, type TensorInfo } from './index.ts';

interface Described {
	path: (string | number)[];
	shape: number[];
	dtype: string;
	stride?: number[];
	offset?: number;
	requires_grad?: boolean;
	parameter?: boolean;
	device?: string;
	layout?: string;
	nnz?: number;
	qscheme?: string;
	scale?: number;
	zero_point?: number;
	sha256?: string;
	int_sha?: string;
	indices_sha?: string;
	values_sha?: string;
	crow_sha?: string;
	col_sha?: string;
}

interface Manifest {
	torch: string;
	files: { file: string; format: string; top_keys?: unknown[]; tensors: Described[] }[];
}

/** Of which part of a sparse tensor each hash is. */
const PARTS = {
	indices_sha: 'indices',
	values_sha: 'values',
	crow_sha: 'crow_indices',
	col_sha: 'col_indices',
} as const;

/** What the manifest says of a tensor, from our reading. */
async function described(t: TensorInfo, like: Described): Promise<Described> {
	const d: Described = { path: [...t.path], shape: [...t.shape], dtype: t.dtype };
	if (like.stride) d.stride = [...t.stride];
	if (like.offset !== undefined) d.offset = t.offset;
	if (like.requires_grad !== undefined) d.requires_grad = t.requiresGrad;
	if (like.parameter !== undefined) d.parameter = t.isParameter;
	if (like.device) d.device = t.device;
	if (like.layout) d.layout = `torch.${t.layout}`;
	if (like.nnz !== undefined) d.nnz = t.parts?.['values']?.shape[0] as number;
	if (like.qscheme) d.qscheme = `torch.${t.quantization?.scheme}`;
	if (like.scale !== undefined) d.scale = t.quantization?.scale as number;
	if (like.zero_point !== undefined) d.zero_point = t.quantization?.zeroPoint as number;
	if (like.sha256) d.sha256 = await sha256(t);
	if (like.int_sha) d.int_sha = await sha256(t);
	for (const [hash, part] of Object.entries(PARTS)) {
		if (hash in like) d[hash as keyof typeof PARTS] = await sha256(t.parts?.[part] as Readable);
	}
	return d;
}

for (const set of ['t26', 't214']) {
	const manifest: Manifest = JSON.parse(readFileSync(join(FIXTURES, set, 'manifest.json'), 'utf8'));
	describe(`every file of torch ${manifest.torch} reads as torch reads it:`, () => {
		it.each(manifest.files.map((f) => [f.file, f] as const))('%s', async (file, entry) => {
			const checkpoint = await openFixture(`${set}/${file}`);
			expect(checkpoint.format).toBe(entry.format);
			// exported programs and raw bytes are not described in the manifest; float4 cannot be hashed by torch
			if (!entry.tensors.length) return;
			const text = (d: Described) => JSON.stringify(d.path);
			const wanted = [...entry.tensors];
			// safetensors sorts its tensors by dtype and name
			if (entry.format === 'safetensors') wanted.sort((a, b) => (text(a) < text(b) ? -1 : 1));
			const tensors = [...checkpoint.tensors];
			if (entry.format === 'safetensors')
				tensors.sort((a, b) => (JSON.stringify(a.path) < JSON.stringify(b.path) ? -1 : 1));
			expect(tensors.map((t) => t.path)).toEqual(wanted.map((t) => t.path));
			// state_dict() detaches what it gives, and so says nothing of gradients or parameters
			const script = entry.format === 'torchscript';
			for (const [i, like] of wanted.entries()) {
				const { requires_grad: _, parameter: __, ...rest } = like;
				const detached = script || like.path.includes('<state_dict>');
				const expected = detached ? (rest as Described) : like;
				expect(await described(tensors[i] as TensorInfo, expected)).toEqual(expected);
			}
			if (entry.top_keys && isKind(checkpoint.root, 'dict')) {
				expect(checkpoint.root.keys().slice(0, 50).map(pathPart)).toEqual(entry.top_keys);
			}
		});

		it('and nothing in them is an error but what torch itself cannot load', async () => {
			const found: Record<string, string[]> = {};
			for (const { file } of manifest.files) {
				const codes = errors(await openFixture(`${set}/${file}`));
				if (codes.length) found[file] = codes;
			}
			expect(found).toEqual({ 'dtypes_legacy_new.pt': ['legacy-new-dtype'] });
		});
	});
}

describe('published weights', () => {
	it('of LPIPS, saved by Python 2 in the legacy format on a GPU, list by their names', async () => {
		const { format, tensors, storages, problems } = await openFixture('real/lpips/alex.pth');
		expect(format).toBe('legacy');
		expect(tensors.map((t) => [t.path.join(), t.shape.join()])).toEqual(
			[64, 192, 384, 256, 256].map((n, i) => [`lin${i}.model.1.weight`, `1,${n},1,1`]),
		);
		expect(storages.map((s) => s.device)).toEqual(Array(5).fill('cuda:0'));
		expect(problems.map((p) => p.code)).toEqual(['device-tag']);
		for (const t of tensors) expect(await sha256(t)).toHaveLength(64);
	});

	it.each(['real/lpips/squeeze.pth', 'real/lpips/vgg.pth', 'real/mtcnn/pnet.pt'])('%s lists', async (name) => {
		const { tensors, problems } = await openFixture(name);
		expect(tensors.length).toBeGreaterThan(4);
		expect(problems.filter((p) => p.severity === 'error')).toEqual([]);
	});
});

it('a Tensor subclass keeps its class, a tensor with attributes its attributes', async () => {
	const sub = (await openFixture('t214/tensor_subclass_main.pt')).tensors[0];
	expect(sub?.className).toBe('__main__.Sub');
	const tagged = (await openFixture('t214/param_state.pt')).tensors[0];
	expect(isKind(tagged?.attributes, 'dict') || isKind(tagged?.attributes, 'tuple')).toBe(true);
});

it('shared storages are one object, tied weights two places of one', async () => {
	const views = (await openFixture('t214/views.pt')).tensors;
	const at = (key: string) => views.find((t) => t.path[0] === key);
	expect(at('t')?.storage).toBe(at('base')?.storage);
	expect(at('alias')?.node).toBe(at('base')?.node);
	expect(at('chlast')?.storage).not.toBe(at('base')?.storage);
	const [emb, head] = (await openFixture('t214/tied_sd.pt')).tensors;
	expect(emb?.storage).toBe(head?.storage);
});

it('misc Python objects keep their values', async () => {
	const { root } = await openFixture('t214/misc_py.pt');
	if (!isKind(root, 'dict')) throw new Error('no dict');
	expect(root.get('tuple')).toMatchObject({ kind: 'tuple', items: [1, { items: [2, 3] }, { items: [] }] });
	expect(root.get('cplx')).toMatchObject({ kind: 'complex', re: 1, im: 2 });
	expect(root.get('size')).toMatchObject({ className: 'torch.Size', items: [2, 3] });
	expect(root.get('ba')).toMatchObject({ kind: 'bytes', mutable: true, value: pickleBytes('xyz') });
	const range = root.get('range');
	expect(isKind(range, 'object') && globalName(range.callee)).toBe('builtins.range');
	const train = await openFixture('t214/train_ckpt_adamw.tar');
	if (!isKind(train.root, 'dict')) throw new Error('no dict');
	expect(train.root.get('big')).toBe(2n ** 80n);
	expect(train.root.get('neg')).toBe(-12345678901234567890n);
	expect(train.root.get('uni')).toBe('日本語 é \ud83d\ude00');
	expect(train.root.get('bytes')).toMatchObject({ value: pickleBytes('\x00\xffabc') });
	expect(train.root.get('loss')).toMatchObject({
		items: [0.1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => ({
			kind: 'float',
			value,
		})),
	});
});

function pickleBytes(text: string): Uint8Array {
	return Uint8Array.from(text, (c) => c.charCodeAt(0));
}
