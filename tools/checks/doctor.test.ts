import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/doctor/diagnose.ts';
import type { Finding, FindingCode } from '../../src/doctor/finding.ts';
import { openFixture } from '../../src/doctor/fixtures.testing.ts';
import { sentences as en } from '../../src/doctor/strings.en.ts';
import { sentences as zh } from '../../src/doctor/strings.zh.ts';
import { errorGroups } from '../../src/site/data/errors.ts';
import { prose, ROOT } from './pages.ts';
import { typographyProblems } from './typography.ts';

const folder = join(ROOT, 'src/checkpoint/fixtures');
const files = ['broken', 't214'].flatMap((sub) => readdirSync(join(folder, sub)).map((f) => `${sub}/${f}`));

async function allFindings(): Promise<Finding[]> {
	const found: Finding[] = [];
	for (const file of files.filter((f) => !f.endsWith('.json')))
		found.push(...(await diagnose(await openFixture(file))));
	return found;
}
const findings = await allFindings();

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
		const ids = new Set(errorGroups().flatMap((g) => g.errors.map((e) => e.id)));
		expect(findings.flatMap((f) => f.known ?? []).filter((id) => !ids.has(id))).toEqual([]);
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
