import { parseLiteral } from '../../shared/literal.ts';
import { type BatchState, CLASSES, ROWS } from './state.ts';

const numberOf = (text: string): number => {
	const literal = parseLiteral(text);
	return 'value' in literal ? literal.value : Number.NaN;
};

/** Where a row of probabilities is largest. */
const likeliest = (row: readonly string[]): number => {
	const values = row.map(numberOf);
	return Math.max(0, values.indexOf(Math.max(...values.filter((v) => !Number.isNaN(v)))));
};

const oneHot = (target: string, classes: number): string[] =>
	Array.from({ length: classes }, (_, c) => (String(c) === target.trim() ? '1.0' : '0.0'));

/** The same labels as probabilities, or back as class indices. */
export function withSoft(state: BatchState, soft: boolean): BatchState {
	const classes = state.logits[0]?.length ?? 0;
	const targets = state.targets.map((row) => (soft ? oneHot(row[0] ?? '', classes) : [String(likeliest(row))]));
	return soft === state.soft ? state : { ...state, soft, targets };
}

/** Class weights on, each 1, or off. */
export const withWeights = (state: BatchState, on: boolean): BatchState => ({
	...state,
	weight: on ? (state.logits[0] ?? []).map(() => '1') : [],
});

/** One row more or fewer, within {@link ROWS}. */
export function withRows(state: BatchState, count: number): BatchState {
	const { logits, targets } = state;
	if (count < ROWS.fewest || count > ROWS.most) return state;
	if (count < logits.length) return { ...state, logits: logits.slice(0, count), targets: targets.slice(0, count) };
	const classes = logits[0]?.length ?? 0;
	return {
		...state,
		logits: [...logits, Array.from({ length: classes }, () => '0')],
		targets: [...targets, state.soft ? oneHot('0', classes) : ['0']],
	};
}

/** One class more or fewer, within {@link CLASSES}; probabilities and weights follow. */
export function withClasses(state: BatchState, count: number): BatchState {
	if (count < CLASSES.fewest || count > CLASSES.most) return state;
	const fitted = (row: readonly string[], filler: string) => Array.from({ length: count }, (_, c) => row[c] ?? filler);
	return {
		...state,
		logits: state.logits.map((row) => fitted(row, '0')),
		targets: state.soft ? state.targets.map((row) => fitted(row, '0.0')) : state.targets,
		weight: state.weight.length ? fitted(state.weight, '1') : [],
	};
}
