/** The forms in which the same weights are shipped, all written by real torch. */
export const FILES = ['zip', 'legacy', 'dp', 'whole'] as const;
/** `torch.load` as it is by default since 2.6, and with `weights_only=False`. */
export const LOADS = ['default', 'full'] as const;
/** What is done with what `torch.load` gives. */
export const USES = ['fill', 'loose', 'strip', 'inner', 'model', 'forget'] as const;

export type FileForm = (typeof FILES)[number];
export type LoadMode = (typeof LOADS)[number];
export type Use = (typeof USES)[number];

/** Everything that a reader can set. */
export interface State {
	file: FileForm;
	load: LoadMode;
	use: Use;
	/** The class has had another name since the file was saved. */
	renamed: boolean;
}

export const DEFAULT: State = { file: 'zip', load: 'default', use: 'fill', renamed: false };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	answer: DEFAULT,
	forgot: { ...DEFAULT, use: 'forget' },
	prefix: { ...DEFAULT, file: 'dp' },
	silent: { ...DEFAULT, file: 'dp', use: 'loose' },
	strip: { ...DEFAULT, file: 'dp', use: 'strip' },
	whole: { ...DEFAULT, file: 'whole', use: 'model' },
	renamed: { file: 'whole', load: 'full', use: 'model', renamed: true },
	notModel: { ...DEFAULT, use: 'model' },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

/** Their addresses under the site's base. */
export const PATHS: Record<FileForm, string> = {
	zip: 'checkpoints/digits.pth',
	legacy: 'checkpoints/digits-legacy.pth',
	dp: 'checkpoints/digits-dataparallel.pth',
	whole: 'checkpoints/digits-whole-model.pth',
};

/** A file's own name. */
export const fileName = (file: FileForm): string => PATHS[file].slice(PATHS[file].indexOf('/') + 1);

/** All states there are. */
export const ALL: readonly State[] = FILES.flatMap((file) =>
	LOADS.flatMap((load) => USES.flatMap((use) => [false, true].map((renamed): State => ({ file, load, use, renamed })))),
);

/** A short name of a state, by which its recorded result is found. */
export const idOf = ({ file, load, use, renamed }: State): string =>
	`${file}, ${load}, ${use}${renamed ? ', renamed' : ''}`;

/** The state as a query, short; empty for the default. */
export function toQuery({ file, load, use, renamed }: State): string {
	const query = new URLSearchParams();
	if (file !== DEFAULT.file) query.set('file', file);
	if (load !== DEFAULT.load) query.set('load', load);
	if (use !== DEFAULT.use) query.set('use', use);
	if (renamed) query.set('renamed', '1');
	return query.size ? `?${query}` : '';
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	if (!['file', 'load', 'use', 'renamed'].some((name) => query.has(name))) return undefined;
	const file = FILES.find((f) => f === (query.get('file') ?? DEFAULT.file));
	const load = LOADS.find((l) => l === (query.get('load') ?? DEFAULT.load));
	const use = USES.find((u) => u === (query.get('use') ?? DEFAULT.use));
	return file && load && use ? { file, load, use, renamed: query.get('renamed') === '1' } : undefined;
}
