import { DEFAULT, type Float32State, PRESETS } from './state.ts';

/** The states of the float32 view whose programs are run under real PyTorch; see `../golden-states.ts`. */
export const FLOAT32_GOLDEN_STATES: Record<string, Float32State> = {
	...Object.fromEntries(Object.entries(PRESETS).map(([name, preset]) => [`preset-${name}`, preset])),
	'scale-20': { ...DEFAULT, scale: '20' },
	'scale-89': { ...DEFAULT, scale: '89' },
	'scale-200': { ...DEFAULT, scale: '200', target: 2 },
	'sum-overflows': { logits: ['0.7037', '0.7037', '0.7036'], target: 0, scale: '126' },
	denormal: { logits: ['-0.9', '-1', '0'], target: 1, scale: '100' },
	negative: { ...DEFAULT, scale: '-50' },
	'minus-inf': { logits: ['1', '-inf', '0'], target: 0, scale: '2' },
	'inf-times-0': { logits: ['1', 'inf', '0'], target: 0, scale: '0' },
	'scale-inf': { ...DEFAULT, scale: 'inf' },
	'scale-nan': { ...DEFAULT, scale: 'nan' },
	'scale-empty': { ...DEFAULT, scale: '' },
	'scale-text': { ...DEFAULT, scale: 'x' },
	'logit-empty': { ...DEFAULT, logits: ['1', '', '0'] },
	'logit-text': { ...DEFAULT, logits: ['x', '1', '0'] },
};
