import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkData, checkHeaders, type ProblemCode } from '../../src/checkpoint/index.ts';
import { diagnose } from '../../src/doctor/diagnose.ts';
import type { Finding, FindingCode } from '../../src/doctor/finding.ts';
import { openFixture } from '../../src/doctor/fixtures.testing.ts';
import { sentences as en } from '../../src/doctor/strings.en.ts';
import { sentences as zh } from '../../src/doctor/strings.zh.ts';
import { errorGroups } from '../../src/site/data/errors.ts';
import { findKnownErrors } from '../../src/site/search/known-errors.ts';
import { prose, ROOT } from './pages.ts';
import { typographyProblems } from './typography.ts';

const folder = join(ROOT, 'src/checkpoint/fixtures');
const files = ['broken', 'damaged', 'more', 't214'].flatMap((sub) =>
	readdirSync(join(folder, sub)).map((f) => `${sub}/${f}`),
);

async function findingsOf(file: string): Promise<Finding[]> {
	const checkpoint = await openFixture(file);
	return diagnose(checkpoint, { more: [...(await checkHeaders(checkpoint)), ...(await checkData(checkpoint))] });
}

async function allFindings(): Promise<Finding[]> {
	const found: Finding[] = [];
	for (const file of files.filter((f) => !f.endsWith('.json'))) found.push(...(await findingsOf(file)));
	return found;
}
const findings = await allFindings();

const errors = errorGroups().flatMap((g) => g.errors);
const index = errors.map((e) => ({ ...e, zh: e.zh.meaning, en: e.en.meaning }));

/** Findings without an entry on the page of error messages, because no message belongs to them. */
const NO_MESSAGE: Partial<Record<FindingCode, string>> = {
	'zip-crc': 'PyTorch never checks it and loads wrong numbers',
	'zip-crc-disabled': 'it loads',
	'zip-duplicate-name': 'it loads, the last one of the name',
	'zip-limit': 'PyTorch has no such limit; what it says depends on the memory',
	'trailing-bytes': 'it loads',
	'pickle-extra': 'it loads',
	'big-endian': 'it loads',
	'shard-index': 'an index is meant for another loader',
	'shard-key-extra': 'PyTorch reads one shard at a time',
	'shard-key-twice': 'PyTorch reads one shard at a time',
	'shards-joined': 'PyTorch reads one shard at a time',
	limit: 'a limit of this reader',
	'reader-fault': 'a fault of this reader',
};

/** Messages that so many programs print that the page of error messages does not recognise them alone. */
const TOO_COMMON = /^(KeyError: \d+|AssertionError|IndexError: list assignment index out of range)$/;

/** Values such as rules give. */
const PARAMS = {
	text: 'module.fc.weight',
	texts: ['module.'],
	record: 'net/data/0',
	key: '0',
	path: ['fc.weight'],
	module: 'models',
	name: 'Net',
	format: 'onnx',
	extension: '.pth',
	globals: [{ name: 'models.Net', calledBy: [], byte: 3, record: '' }],
	...{ byte: 1, bytes: 7000, expected: 2, found: 3, count: 2, tensors: 1, of: 2, missing: 5 },
};

/** Every code once, and every finding of the real files. */
const cases = (sentences: typeof en) => [
	...(Object.keys(sentences) as FindingCode[]).map((code) => sentences[code](PARAMS)),
	...findings.map(({ code, params }) => sentences[code](params)),
];

describe('what the doctor says', () => {
	it('links only to errors that the page of errors has', () => {
		const ids = new Set(errors.map((e) => e.id));
		expect(findings.flatMap((f) => f.known ?? []).filter((id) => !ids.has(id))).toEqual([]);
	});

	it('links every error and every warning, but for those of which PyTorch says nothing', () => {
		const bare = findings.filter((f) => f.severity !== 'info' && !f.known && !NO_MESSAGE[f.code]);
		expect(bare.map((f) => f.code)).toEqual([]);
	});

	// told by rules of their own, from the names and tags in the file
	const ELSEWHERE = ['global-dangerous', 'global-unknown', 'weights-only-refuses', 'device-tag', 'shard-missing'];
	const problems = Object.keys(en).slice(0, Object.keys(en).indexOf('whole-model')) as ProblemCode[];
	it.each(problems.filter((code) => !ELSEWHERE.includes(code)))('links %s, or has a reason not to', async (code) => {
		const checkpoint = await openFixture('t214/net_sd_zip_p2.pth');
		const found = await diagnose(checkpoint, { more: [{ code, severity: 'error', evidence: {} }] });
		const { known } = found.find((f) => f.code === code) ?? {};
		if (NO_MESSAGE[code]) expect(known).toBeUndefined();
		else expect(errors.map((e) => e.id)).toContain(known);
	});

	it('links to an entry that recognises the message shown', () => {
		const unlike = findings.flatMap(({ code, known, torch }) => {
			if (!known || !torch) return [];
			// of a file that pickle wrote the entry tells what weights_only=False says
			if (code === 'not-torch-save') return [];
			return [torch.text, torch.older ?? null].flatMap((text) => {
				if (text === null || TOO_COMMON.test(text)) return [];
				const hits = findKnownErrors(text, index, 'en', errors.length).map((h) => h.id);
				return hits.includes(known) ? [] : [`${code}: ${known}, not ${hits}: ${text.slice(0, 300)}`];
			});
		});
		expect([...new Set(unlike)]).toEqual([]);
	});

	it.each([
		['en', en],
		['zh', zh],
	])('is whole in %s', (_, sentences) => {
		for (const said of cases(sentences)) {
			expect(`${said.title} ${said.text} ${said.next}`).not.toMatch(/undefined|NaN|\[object|null/);
			expect(said.title).not.toBe('');
			expect(said.text).not.toBe('');
		}
	});

	it('keeps to Chinese typography', () => {
		const texts = cases(zh).flatMap((s) => [s.title, s.text, s.next]);
		expect([...new Set(texts.flatMap((t) => typographyProblems(prose(t))))]).toEqual([]);
	});
});
