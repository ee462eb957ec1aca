import { BATCH_GOLDEN_STATES } from './batch/golden-states.ts';
import { asPyTorch as batchProgram } from './batch/python.ts';
import { FLOAT32_GOLDEN_STATES } from './float32/golden-states.ts';
import { asPyTorch as float32Program } from './float32/python.ts';
import { asPyTorch } from './python.ts';
import { PRESETS, type State } from './state.ts';
import { TWICE_GOLDEN_STATES } from './twice/golden-states.ts';
import { asPyTorch as twiceProgram } from './twice/python.ts';

const base: State = { logits: ['2', '1', '0.1'], target: '0', reduction: 'mean', double: false };
const logits = (...values: (number | string)[]) => values.map(String);

/**
 * The states whose *Copy as PyTorch* program is run under real PyTorch by `npm run record`; what it
 * prints is `goldens.json`, and the lab has to show the same.
 */
export const GOLDEN_STATES: Record<string, State> = {
	...Object.fromEntries(Object.entries(PRESETS).map(([name, state]) => [`preset-${name}`, state])),
	sum: { ...base, reduction: 'sum' },
	none: { ...base, reduction: 'none', target: '2' },
	'four-classes': { ...base, logits: logits(-1.5, 0.25, 3.75, 0.5), target: '3' },
	'six-classes': { ...base, logits: logits(0.3, -2.2, 1.7, 4.4, -9.9, 2.6), target: '4' },
	equal: { ...base, logits: logits(0, 0, 0), target: '1' },
	large: { ...base, logits: logits(10000, -10000, 0), target: '1' },
	thousands: { ...base, logits: logits(1000, -1000, 0), target: '0' },
	offset: { ...base, logits: logits(10000.5, 10000, 9999.5), target: '1' },
	tiny: { ...base, logits: logits('1e-20', '-1e-20', '0'), target: '0' },
	sure: { ...base, logits: logits(30, 0, 0), target: '0' },
	'double-sure': { ...base, logits: logits(100, 0, 0), target: '0', double: true },
	'double-six': { ...base, logits: logits(1, 2, 3, 4, 5, 6), target: '5', double: true },
	'double-sum': { ...base, double: true, reduction: 'sum' },
	'double-none': { ...base, double: true, reduction: 'none', target: '1' },
	'plus-inf': { ...base, logits: logits('inf', 0, 0) },
	'plus-inf-other': { ...base, logits: logits(0, 'inf', 0) },
	'minus-inf-target': { ...base, logits: logits('-inf', 0, 0) },
	'all-minus-inf': { ...base, logits: logits('-inf', '-inf', '-inf') },
	nan: { ...base, logits: logits(1, 'nan', 0) },
	overflowing: { ...base, logits: logits('1e400', 0, 0) },
	'ignored-sum': { ...base, target: '-100', reduction: 'sum' },
	'ignored-none': { ...base, target: '-100', reduction: 'none' },
	'ignored-double': { ...base, target: '-100', double: true },
	'range-above': { ...base, target: '5' },
	'range-below': { ...base, target: '-1' },
	'target-16-digits': { ...base, target: '9999999999999999' },
	'target-20-digits': { ...base, target: '-99999999999999999999' },
	'logit-20-digits': { ...base, logits: logits('99999999999999999999', 1, 0.1) },
	'target-float': { ...base, target: '1.0' },
	'target-empty': { ...base, target: '' },
	'target-text': { ...base, target: 'cat' },
	'logit-empty': { ...base, logits: logits(2, '', 0.1) },
	'logit-empty-first': { ...base, logits: logits('', 1, 0.1) },
	'logit-text': { ...base, logits: logits(2, 'x', 0.1) },
	'logit-text-first': { ...base, logits: logits('x', 1, 0.1) },
};

function programs<S>(
	states: Record<string, S>,
	program: (state: S) => string,
	view = '',
): { id: string; code: string }[] {
	return Object.entries(states).map(([id, state]) => ({ id: `${view}${id}`, code: program(state) }));
}

/** The *Copy as PyTorch* programs of all views' golden states, for `npm run record`. */
export const goldenPrograms = (): { id: string; code: string }[] => [
	...programs(GOLDEN_STATES, asPyTorch),
	...programs(BATCH_GOLDEN_STATES, batchProgram, 'batch/'),
	...programs(TWICE_GOLDEN_STATES, twiceProgram, 'twice/'),
	...programs(FLOAT32_GOLDEN_STATES, float32Program, 'float32/'),
];
