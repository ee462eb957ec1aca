import { expect, it } from 'vitest';
import { load } from './load.ts';
import { type Name, rowsOf } from './rows.ts';
import { ALL, PRESETS, type Preset } from './state.ts';

/** A name with what is cut in [brackets] and what a wrapper put there in (parentheses). */
const shown = (name?: Name) =>
	name ? [name.cut && `[${name.cut}]`, name.prefix && `(${name.prefix})`, name.rest].join('') : '–';

const first = (preset: Preset) => {
	const [row] = rowsOf(PRESETS[preset], load(PRESETS[preset]));
	return row && `${shown(row.file)} ${row.fits ? '=' : '≠'} ${shown(row.model)}`;
};

it.each([
	['error', '(module.)conv1.weight ≠ conv1.weight'],
	['sliced', '[conv1.w]eight ≠ conv1.weight'],
	['removed', '[module.]conv1.weight = conv1.weight'],
	['nested', '(_orig_mod.module.)conv1.weight ≠ conv1.weight'],
	['ema', 'n_averaged ≠ –'],
	['reverse', 'conv1.weight ≠ (module.)conv1.weight'],
	['all', '[_orig_mod.module.]conv1.weight = [module.]conv1.weight'],
] as const)('the first row of %s is %s', (preset, wanted) => {
	expect(first(preset)).toBe(wanted);
});

it('names keys that the file and the model have', () => {
	for (const state of ALL) {
		const loading = load(state);
		for (const { file } of rowsOf(state, loading)) expect(loading.file).toContain(file.cut + file.prefix + file.rest);
	}
});
