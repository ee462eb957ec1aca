import { DEFAULT, PRESETS, type Settings } from './settings.ts';

/**
 * The settings whose *Copy as PyTorch* program is run under real PyTorch by `npm run record`; what it prints
 * is `goldens.json`, and the lab has to give the same.
 */
export const GOLDEN_SETTINGS: Record<string, Settings> = {
	...Object.fromEntries(Object.entries(PRESETS).map(([name, lr]) => [name, { ...DEFAULT, lr }])),
	'seed-1': { ...DEFAULT, seed: '1' },
	'seed-large': { lr: '0.3', seed: '4294967295' },
	whole: { lr: '0', seed: '7' },
	tiny: { lr: '1e-3', seed: '2' },
	nan: { ...DEFAULT, lr: 'nan' },
	inf: { ...DEFAULT, lr: '1e400' },
	huge: { ...DEFAULT, lr: '1e30' },
	empty: { ...DEFAULT, lr: '' },
	text: { ...DEFAULT, lr: 'fast' },
	negative: { ...DEFAULT, lr: '-0.1' },
	'negative-whole': { ...DEFAULT, lr: '-1' },
	'negative-tiny': { ...DEFAULT, lr: '-1e-7' },
	'negative-large': { ...DEFAULT, lr: '-1e20' },
	'minus-inf': { ...DEFAULT, lr: '-inf' },
};
