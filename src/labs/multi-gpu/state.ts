/** What the file was saved from. */
export const SAVED = ['plain', 'dp', 'ddp', 'compile', 'compile-ddp', 'dp-compile', 'ema'] as const;
/** The model that it is loaded into. */
export const INTO = ['plain', 'dp', 'ddp', 'compile'] as const;
/** What is done to the names before. */
export const FIXES = ['none', 'slice', 'removeprefix', 'all'] as const;

export type Saved = (typeof SAVED)[number];
export type Into = (typeof INTO)[number];
export type Fix = (typeof FIXES)[number];

/** Everything that a reader can set. */
export interface State {
	saved: Saved;
	into: Into;
	fix: Fix;
	strict: boolean;
}

export const DEFAULT: State = { saved: 'dp', into: 'plain', fix: 'none', strict: true };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	error: DEFAULT,
	silent: { ...DEFAULT, strict: false },
	sliced: { saved: 'plain', into: 'plain', fix: 'slice', strict: false },
	removed: { ...DEFAULT, fix: 'removeprefix' },
	nested: { saved: 'compile-ddp', into: 'plain', fix: 'removeprefix', strict: true },
	ema: { saved: 'ema', into: 'plain', fix: 'removeprefix', strict: true },
	reverse: { saved: 'plain', into: 'ddp', fix: 'none', strict: true },
	all: { saved: 'compile-ddp', into: 'dp', fix: 'all', strict: true },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** All states there are. */
export const ALL: readonly State[] = SAVED.flatMap((saved) =>
	INTO.flatMap((into) => FIXES.flatMap((fix) => [true, false].map((strict) => ({ saved, into, fix, strict })))),
);

/** A short name of a state, by which its recorded result is found. */
export const idOf = ({ saved, into, fix, strict }: State): string =>
	`${saved} > ${into}, ${fix}${strict ? '' : ', not strict'}`;

/** The state as a query, short; empty for the default. */
export function toQuery({ saved, into, fix, strict }: State): string {
	const query = new URLSearchParams();
	if (saved !== DEFAULT.saved) query.set('saved', saved);
	if (into !== DEFAULT.into) query.set('into', into);
	if (fix !== DEFAULT.fix) query.set('fix', fix);
	if (!strict) query.set('strict', '0');
	return query.size ? `?${query}` : '';
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	if (!['saved', 'into', 'fix', 'strict'].some((name) => query.has(name))) return undefined;
	const saved = SAVED.find((s) => s === (query.get('saved') ?? DEFAULT.saved));
	const into = INTO.find((i) => i === (query.get('into') ?? DEFAULT.into));
	const fix = FIXES.find((f) => f === (query.get('fix') ?? DEFAULT.fix));
	return saved && into && fix ? { saved, into, fix, strict: query.get('strict') !== '0' } : undefined;
}
