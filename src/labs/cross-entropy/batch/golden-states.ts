import { type BatchState, DEFAULT, PRESETS } from './state.ts';

const rows = (...lists: (string | number)[][]): string[][] => lists.map((row) => row.map(String));
const four: BatchState = {
	...DEFAULT,
	logits: rows([2, 1, 0.1, -1], [0.5, 2.5, 0, 0.25], [1, 1, 3, 'nan'], [-4, 0, 0.5, 7]),
	targets: rows([0], [2], [-100], [3]),
};
const soft = PRESETS.soft;
const weight = ['1', '2', '5'];

/** The states of the batch view whose programs are run under real PyTorch; see `../golden-states.ts`. */
export const BATCH_GOLDEN_STATES: Record<string, BatchState> = {
	...Object.fromEntries(Object.entries(PRESETS).map(([name, state]) => [`preset-${name}`, state])),
	sum: { ...DEFAULT, weight, reduction: 'sum' },
	none: { ...DEFAULT, weight, smoothing: '0.3', reduction: 'none' },
	'four-ignored-nan': four,
	'four-none': { ...four, weight: ['0.5', '0', '2', '1.5'], smoothing: '0.2', reduction: 'none' },
	'two-rows': { ...DEFAULT, logits: DEFAULT.logits.slice(0, 2), targets: DEFAULT.targets.slice(0, 2), weight },
	'ignore-a-class': { ...DEFAULT, ignoreIndex: '2', weight },
	'ignore-minus-1': { ...PRESETS.padding, ignoreIndex: '-1' },
	'all-ignored-sum': { ...PRESETS.allIgnored, reduction: 'sum' },
	'all-ignored-none': { ...PRESETS.allIgnored, reduction: 'none', smoothing: '0.1' },
	'all-ignored-smoothing': { ...PRESETS.allIgnored, smoothing: '0.1', weight },
	'zero-weights': { ...DEFAULT, weight: ['0', '0', '0'] },
	'negative-weight': { ...DEFAULT, weight: ['1', '-2', '0.5'] },
	'nan-weight': { ...DEFAULT, weight: ['1', 'nan', '1'] },
	'nan-weight-smoothing': { ...DEFAULT, weight: ['1', 'nan', '1'], smoothing: '0.1' },
	'smoothing-1': { ...DEFAULT, smoothing: '1' },
	'smoothing-negative': { ...DEFAULT, smoothing: '-0.1' },
	'smoothing-nan': { ...DEFAULT, smoothing: 'nan' },
	'smoothing-ignored': { ...PRESETS.ignored, smoothing: '0.1', weight },
	'masked-smoothing': { ...DEFAULT, logits: rows([2, '-inf', 0.1], [0.5, 2.5, 0], [1, 1, 3]), smoothing: '0.1' },
	'soft-sum': { ...soft, weight, reduction: 'sum' },
	'soft-none': { ...soft, weight, smoothing: '0.2', reduction: 'none' },
	'soft-negative-index': { ...soft, ignoreIndex: '-1' },
	'soft-no-distribution': { ...soft, targets: rows([2.5, -1, 0.1], ['0.0', 0, 0], [1, 1, 1]) },
	'soft-masked': {
		...soft,
		logits: rows([2, '-inf', 0.1], [0.5, 2.5, 0], [1, 1, 3]),
		targets: rows(['1.0', 0, 0], [0, 0, 1], [0, 0, 1]),
	},
	'soft-smoothing-range': { ...soft, smoothing: '1.5' },
	'soft-weight-length': { ...soft, weight: ['1', '2'] },
	'smoothing-huge': { ...DEFAULT, smoothing: '1e400' },
	'smoothing-empty': { ...DEFAULT, smoothing: '' },
	'smoothing-text': { ...DEFAULT, smoothing: 'x' },
	'index-float': { ...DEFAULT, ignoreIndex: '2.0' },
	'index-empty': { ...DEFAULT, ignoreIndex: '' },
	'index-text': { ...DEFAULT, ignoreIndex: 'x' },
	'target-above': { ...DEFAULT, targets: rows([0], [3], [-7]) },
	'target-16-digits': { ...DEFAULT, targets: rows([0], ['-9999999999999999'], [2]) },
	'target-20-digits': { ...DEFAULT, targets: rows([0], ['99999999999999999999'], [2]) },
	'target-empty': { ...DEFAULT, targets: rows([0], [''], [2]) },
	'target-text': { ...DEFAULT, targets: rows(['cat'], [1], [2]) },
	'logit-empty': { ...DEFAULT, logits: rows([2, 1, 0.1], ['', 2.5, 0], [1, 1, 3]) },
	'logit-text': { ...DEFAULT, logits: rows(['x', 1, 0.1], [0.5, 2.5, 0], [1, 1, 3]) },
	'weight-empty': { ...DEFAULT, weight: ['1', '', '5'] },
	'weight-text': { ...DEFAULT, weight: ['x', '1', '5'] },
	'probability-empty': { ...soft, targets: rows([0.7, 0.2, 0.1], [0, '', 0.5], [0, 0, 1]) },
	'probability-text': { ...soft, targets: rows([0.7, 0.2, 0.1], [0, 0, 1], [0, 'x', 1]) },
};
