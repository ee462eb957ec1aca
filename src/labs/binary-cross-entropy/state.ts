/** What a reader may do wrong on purpose: nothing, sigmoid twice, none before BCELoss, integer targets. */
export const MISTAKES = ['none', 'twice', 'raw', 'long'] as const;
export type Mistake = (typeof MISTAKES)[number];

/** Everything that a reader can set; numbers are kept as typed, so that wrong ones survive too. */
export interface State {
	/** One logit against both losses, or several against both kinds of targets. */
	view: 'one' | 'labels';
	z: string;
	y: string;
	posWeight: string;
	mistake: Mistake;
	/** 3–4 logits of the second view */
	logits: string[];
	/** Which of them are positive, for the multi-label loss. */
	many: boolean[];
	/** Which of them is the class, for the multi-class loss. */
	one: number;
}

export const FEWEST_LABELS = 3;
export const MOST_LABELS = 4;

export const DEFAULT: State = {
	view: 'one',
	z: '2',
	y: '0',
	posWeight: '1',
	mistake: 'none',
	logits: ['2', '1.5', '-1'],
	many: [true, true, false],
	one: 0,
};

const one = (z: string, y: string, rest: Partial<State> = {}): State => ({ ...DEFAULT, z, y, ...rest });

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	start: DEFAULT,
	saturated: one('16.7', '0'),
	vanishing: one('-40', '1'),
	twice: one('10', '0', { mistake: 'twice' }),
	raw: one('2', '0', { mistake: 'raw' }),
	range: one('2', '2'),
	long: one('2', '0', { mistake: 'long' }),
	soft: one('2', '0.5'),
	posWeight: one('-1', '1', { posWeight: '3' }),
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** How long one field of an address may be; what is longer was not written by this lab. */
const LONGEST_FIELD = 24;

/** The state as a query, short, with what its view shows; empty for the default. */
export function toQuery(state: State): string {
	const query = new URLSearchParams();
	if (state.view === 'labels') {
		query.set('l', state.logits.map((l) => l.replaceAll(',', '')).join(','));
		query.set('t', state.many.map(Number).join(''));
		query.set('c', String(state.one));
	} else {
		const same = (['z', 'y', 'posWeight', 'mistake'] as const).every((k) => state[k] === DEFAULT[k]);
		if (same) return '';
		query.set('z', state.z);
		query.set('y', state.y);
		if (state.posWeight !== DEFAULT.posWeight) query.set('p', state.posWeight);
		if (state.mistake !== 'none') query.set('m', state.mistake);
	}
	return `?${query.toString().replaceAll('%2C', ',')}`;
}

/** Reads a query written by {@link toQuery}; anything else gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	const [z, y, logits] = [query.get('z'), query.get('y'), query.get('l')?.split(',')];
	const posWeight = query.get('p') ?? DEFAULT.posWeight;
	if ([z ?? '', y ?? '', posWeight, ...(logits ?? [])].some((text) => text.length > LONGEST_FIELD)) return undefined;
	if (logits) {
		const many = [...(query.get('t') ?? '')].map((d) => d === '1');
		const chosen = logits.findIndex((_, i) => String(i) === query.get('c'));
		if (logits.length < FEWEST_LABELS || logits.length > MOST_LABELS || many.length !== logits.length) return undefined;
		if (chosen < 0) return undefined;
		return { ...DEFAULT, view: 'labels', logits, many, one: chosen };
	}
	if (z === null || y === null) return undefined;
	const mistake = MISTAKES.find((m) => m === query.get('m')) ?? 'none';
	return { ...DEFAULT, z, y, posWeight, mistake };
}
