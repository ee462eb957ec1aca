import { PRESETS, type TwiceState } from './state.ts';

const state = (target: number, ...logits: (number | string)[]): TwiceState => ({ logits: logits.map(String), target });

/** The states of the softmax-twice view whose programs are run under real PyTorch; see `../golden-states.ts`. */
export const TWICE_GOLDEN_STATES: Record<string, TwiceState> = {
	...Object.fromEntries(Object.entries(PRESETS).map(([name, preset]) => [`preset-${name}`, preset])),
	'slider-3': state(0, 3, 0, 0),
	'slider-12': state(0, 12, 0.5, -0.5),
	'four-classes': state(2, 1, -1, 2.5, 0.25),
	hopeless: state(1, 20, -20, 0),
	'minus-inf': state(0, 2, '-inf', 1),
	nan: state(0, 2, 'nan', 1),
	'plus-inf': state(0, 'inf', 0, 1),
	empty: state(0, 2, '', 1),
	text: state(0, 'x', 0, 1),
};
