import { describe, expect, it } from 'vitest';
import { recordedJson } from '../../src/doctor/fixtures.testing.ts';
import { errorGroups } from '../../src/site/data/errors.ts';
import { NOTES } from '../../src/site/paths.ts';
import { findKnownErrors } from '../../src/site/search/known-errors.ts';

const errors = errorGroups().flatMap((g) => g.errors);
const index = errors.map((e) => ({ ...e, zh: e.zh.meaning, en: e.en.meaning }));

/** What real PyTorch said of damaged and of foreign files, whichever way it was asked. */
const said = (['torch-214', 'torch-26', 'damaged-214', 'damaged-26'] as const).flatMap((name) =>
	Object.values<Record<string, string>>(recordedJson(name).files).flatMap((ways) => Object.values(ways)),
);

describe('the known errors', () => {
	it('have unique ids, which no group has either', () => {
		const ids = [...errors.map((e) => e.id), ...errorGroups().map((g) => g.id)];
		expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
	});

	it.each(errors.map((e) => [e.id, e] as const))('%s is recognised by its own text and its variants', (id, error) => {
		for (const text of [error.text, ...(error.variants ?? []).map((v) => v.text)]) {
			expect(findKnownErrors(`${error.type}: ${text.trim()}`, index, 'en').map((h) => h.id)).toContain(id);
		}
	});

	const ofFiles = errorGroups()
		.filter((g) => ['archives', 'pickles', 'safetensors'].includes(g.id))
		.flatMap((g) => g.errors)
		// torch.jit.load is none of the ways to load that were recorded
		.filter((e) => e.source === 'run' && e.id !== 'jit-load-on-state-dict');
	it.each(ofFiles.map((e) => [e.id, e] as const))('%s is word for word what PyTorch printed', (_, error) => {
		for (const { text } of [error, ...(error.variants ?? [])]) {
			expect(
				said.some((s) => s.includes(text)),
				text,
			).toBe(true);
		}
	});

	it.each(errors.map((e) => [e.id, e] as const))(
		'%s says what it means and what to do, and points to a note',
		(_, error) => {
			for (const lang of ['zh', 'en'] as const) {
				expect(error[lang].meaning.length).toBeGreaterThan(5);
				expect(error[lang].fix.length).toBeGreaterThan(5);
			}
			expect(NOTES.map((n) => `notes/${n}`)).toContain(error.note);
		},
	);
});
