/** Labelled digits of the new task. */
export const COUNTS = ['10', '40', '160'] as const;
/** Learning rates of plain SGD. */
export const RATES = ['0.05', '0.1', '0.3', '1'] as const;
/** The three ways to train. */
export const WAYS = ['scratch', 'head', 'all'] as const;

export type Count = (typeof COUNTS)[number];
export type Rate = (typeof RATES)[number];
export type Way = (typeof WAYS)[number];

/** Everything that a reader can set. */
export interface State {
	count: Count;
	lr: Rate;
	/** The file's names begin with `module.`, so that not one tensor arrives. */
	prefixed: boolean;
}

export const DEFAULT: State = { count: '40', lr: '0.1', prefixed: false };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	answer: DEFAULT,
	few: { ...DEFAULT, count: '10' },
	many: { ...DEFAULT, count: '160' },
	destroyed: { ...DEFAULT, lr: '1' },
	nothing: { ...DEFAULT, prefixed: true },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** The file of a state, in public/checkpoints. */
export const fileOf = ({ prefixed }: State): string => (prefixed ? 'digits-dataparallel.pth' : 'digits.pth');

/** Steps of a run, each with all labelled digits at once. */
export const STEPS = 60;
/** Steps between two looks at the held-out digits. */
export const SLICE = 5;
/** Classes of the new task: even and odd. */
export const OUTPUTS = 2;

/** All states there are. */
export const ALL: readonly State[] = COUNTS.flatMap((count) =>
	RATES.flatMap((lr) => [false, true].map((prefixed): State => ({ count, lr, prefixed }))),
);

/** A short name of a state, by which its recorded result is found. */
export const idOf = ({ count, lr, prefixed }: State): string =>
	`${count} digits, lr ${lr}${prefixed ? ', prefixed' : ''}`;

/** This lab's parameters begin so; the page's other lab has some of its own. */
export const PREFIX = 'f-';

/** The state as a query; empty for the default. */
export function toQuery({ count, lr, prefixed }: State): string {
	const query = new URLSearchParams();
	if (count !== DEFAULT.count) query.set(`${PREFIX}count`, count);
	if (lr !== DEFAULT.lr) query.set(`${PREFIX}lr`, lr);
	if (prefixed) query.set(`${PREFIX}prefixed`, '1');
	return query.toString();
}

/** Reads what {@link toQuery} wrote; undefined where an address says nothing of this lab. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	const [given, rate, prefixed] = ['count', 'lr', 'prefixed'].map((name) => query.get(`${PREFIX}${name}`));
	if ((given ?? rate ?? prefixed ?? undefined) === undefined) return undefined;
	const count = COUNTS.find((c) => c === (given ?? DEFAULT.count));
	const lr = RATES.find((r) => r === (rate ?? DEFAULT.lr));
	return count && lr ? { count, lr, prefixed: prefixed === '1' } : undefined;
}
