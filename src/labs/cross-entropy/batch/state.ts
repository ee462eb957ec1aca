import type { Reduction } from '../../../losses/reduction.ts';
import { fieldsOf, joined, LONGEST_FIELD, queryText } from '../address.ts';
import { REDUCTIONS } from '../state.ts';

/** Everything that a reader can set; numbers are kept as typed, so that wrong ones survive too. */
export interface BatchState {
	/** 2–4 rows of 3–4 logits */
	logits: string[][];
	/** A row each: one class index, or with `soft` one probability a class. */
	targets: string[][];
	/** Targets are class probabilities. */
	soft: boolean;
	/** One weight a class, possibly too few; empty for no weights. */
	weight: string[];
	smoothing: string;
	ignoreIndex: string;
	reduction: Reduction;
}

export const ROWS = { fewest: 2, most: 4 };
export const CLASSES = { fewest: 3, most: 4 };

/** PyTorch's defaults, which its programs leave out. */
export const NO_SMOOTHING = '0';
export const NO_INDEX = '-100';

const rows = (...lists: (string | number)[][]): string[][] => lists.map((row) => row.map(String));

export const DEFAULT: BatchState = {
	logits: rows([2, 1, 0.1], [0.5, 2.5, 0], [1, 1, 3]),
	targets: rows([0], [2], [2]),
	soft: false,
	weight: [],
	smoothing: NO_SMOOTHING,
	ignoreIndex: NO_INDEX,
	reduction: 'mean',
};

const weighted: BatchState = { ...DEFAULT, weight: ['1', '2', '5'] };
const soft: BatchState = {
	...DEFAULT,
	soft: true,
	targets: rows([0.7, 0.2, 0.1], ['0.0', 0.5, 0.5], ['0.0', '0.0', '1.0']),
};

/** The settings whose result is worth seeing, in the order of the buttons. */
export const EXAMPLES = {
	start: DEFAULT,
	ignored: { ...DEFAULT, targets: rows([0], [-100], [2]) },
	allIgnored: { ...DEFAULT, targets: rows([-100], [-100], [-100]) },
	weights: weighted,
	smoothing: { ...weighted, smoothing: '0.1' },
	soft,
	softWeights: { ...soft, weight: ['1', '2', '5'] },
} satisfies Record<string, BatchState>;

/** The settings that PyTorch refuses, in the order of the buttons. */
export const MISTAKES = {
	oneHot: { ...DEFAULT, soft: true, targets: rows([1, 0, 0], [0, 0, 1], [0, 0, 1]) },
	softIgnored: { ...soft, ignoreIndex: '0' },
	padding: { ...DEFAULT, targets: rows([0], [-1], [2]) },
	weightLength: { ...DEFAULT, weight: ['1', '2'] },
	smoothingRange: { ...DEFAULT, smoothing: '1.5' },
	floatIndex: { ...DEFAULT, targets: rows([0], ['2.0'], [2]) },
} satisfies Record<string, BatchState>;

export const PRESETS = { ...EXAMPLES, ...MISTAKES };
export type BatchPreset = keyof typeof PRESETS;

/** The state as a query, short. */
export function toQuery(state: BatchState): string {
	const query = new URLSearchParams({ v: 'batch' });
	if (JSON.stringify(state) === JSON.stringify(DEFAULT)) return queryText(query);
	query.set('z', state.logits.map(joined).join(';'));
	query.set('y', state.targets.map(joined).join(';'));
	if (state.soft) query.set('p', '1');
	if (state.weight.length) query.set('w', joined(state.weight));
	if (state.smoothing !== NO_SMOOTHING) query.set('e', state.smoothing);
	if (state.ignoreIndex !== NO_INDEX) query.set('i', state.ignoreIndex);
	if (state.reduction !== 'mean') query.set('r', state.reduction);
	return queryText(query);
}

const within = (count: number, { fewest, most }: { fewest: number; most: number }) => count >= fewest && count <= most;

/** Reads a query written by {@link toQuery}; anything else gives undefined. */
export function fromQuery(search: string): BatchState | undefined {
	const query = new URLSearchParams(search);
	const logits = query.get('z')?.split(';').map(fieldsOf) ?? [];
	const targets = query.get('y')?.split(';').map(fieldsOf) ?? [];
	const classes = logits[0]?.length ?? 0;
	const soft = query.get('p') === '1';
	if (!within(logits.length, ROWS) || !within(classes, CLASSES) || targets.length !== logits.length) return undefined;
	if (logits.some((row) => row.length !== classes)) return undefined;
	if (targets.some((row) => row.length !== (soft ? classes : 1))) return undefined;
	const weight = fieldsOf(query.get('w'));
	const [smoothing, ignoreIndex] = [query.get('e') ?? NO_SMOOTHING, query.get('i') ?? NO_INDEX];
	if (weight.length > classes || smoothing.length > LONGEST_FIELD || ignoreIndex.length > LONGEST_FIELD) {
		return undefined;
	}
	const reduction = REDUCTIONS.find((r) => r === query.get('r')) ?? 'mean';
	return { logits, targets, soft, weight, smoothing, ignoreIndex, reduction };
}
