import { fieldsOf, joined, LONGEST_FIELD, queryText } from '../address.ts';

/** Everything that a reader can set; numbers are kept as typed, so that wrong ones survive too. */
export interface Float32State {
	/** Three logits before they are scaled */
	logits: string[];
	/** The right class, in 0…2 */
	target: number;
	/** What the logits are multiplied with */
	scale: string;
}

export const CLASSES = 3;
/** The slider of the scale. */
export const RANGE = { min: 1, max: 200, step: 1 };

export const DEFAULT: Float32State = { logits: ['1', '0.5', '-1'], target: 1, scale: '1' };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	start: DEFAULT,
	edge: { ...DEFAULT, scale: '88' },
	overflow: { ...DEFAULT, scale: '120' },
	targetLargest: { ...DEFAULT, target: 0, scale: '120' },
	underflow: { logits: ['-1', '-1.2', '-1.5'], target: 0, scale: '120' },
	tinyTarget: { logits: ['0', '0.3', '-1'], target: 2, scale: '120' },
} satisfies Record<string, Float32State>;
export type Float32Preset = keyof typeof PRESETS;

/** The state as a query, short. */
export function toQuery(state: Float32State): string {
	const query = new URLSearchParams({ v: 'float32' });
	if (JSON.stringify(state) === JSON.stringify(DEFAULT)) return queryText(query);
	query.set('z', joined(state.logits));
	query.set('y', String(state.target));
	query.set('k', state.scale);
	return queryText(query);
}

/** Reads a query written by {@link toQuery}; anything else gives undefined. */
export function fromQuery(search: string): Float32State | undefined {
	const query = new URLSearchParams(search);
	const logits = fieldsOf(query.get('z'));
	const target = Number(query.get('y') ?? Number.NaN);
	const scale = query.get('k') ?? '';
	if (logits.length !== CLASSES || scale.length > LONGEST_FIELD) return undefined;
	if (!Number.isInteger(target) || target < 0 || target >= CLASSES) return undefined;
	return { logits, target, scale };
}
