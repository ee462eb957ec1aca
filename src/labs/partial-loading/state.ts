/** What the file holds. */
export const FILES = ['resnet18', 'module', 'resnet34', 'vgg11', 'other'] as const;
/** The model that it is loaded into. */
export const MODELS = ['resnet18-10', 'resnet18', 'backbone', 'resnet34-10', 'vgg11-10'] as const;
/** What is kept of the file. */
export const FILTERS = ['none', 'key', 'shape'] as const;

export type FileName = (typeof FILES)[number];
export type ModelName = (typeof MODELS)[number];
export type Filter = (typeof FILTERS)[number];

/** Everything that a reader can set. */
export interface State {
	file: FileName;
	model: ModelName;
	filter: Filter;
	/** Put what was kept into the model's own state dict, and load that. */
	fill: boolean;
	strict: boolean;
}

export const DEFAULT: State = { file: 'resnet18', model: 'resnet18-10', filter: 'shape', fill: false, strict: false };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	answer: DEFAULT,
	shapes: { ...DEFAULT, filter: 'key' },
	noop: { file: 'resnet18', model: 'backbone', filter: 'key', fill: true, strict: true },
	prefix: { ...DEFAULT, file: 'module' },
	strict: { ...DEFAULT, strict: true },
	deeper: { ...DEFAULT, file: 'resnet34' },
	meaning: { ...DEFAULT, file: 'other' },
	stranger: { file: 'vgg11', model: 'resnet18-10', filter: 'none', fill: false, strict: true },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

const BOTH = [false, true];

/** All states there are. */
export const ALL: readonly State[] = FILES.flatMap((file) =>
	MODELS.flatMap((model) =>
		FILTERS.flatMap((filter) => BOTH.flatMap((fill) => BOTH.map((strict) => ({ file, model, filter, fill, strict })))),
	),
);

/** A short name of a state, by which its recorded result is found. */
export const idOf = ({ file, model, filter, fill, strict }: State): string =>
	`${file} > ${model}, ${filter}${fill ? ', filled' : ''}${strict ? ', strict' : ''}`;

/** The state as a query, short; empty for the default. */
export function toQuery({ file, model, filter, fill, strict }: State): string {
	const query = new URLSearchParams();
	if (file !== DEFAULT.file) query.set('file', file);
	if (model !== DEFAULT.model) query.set('model', model);
	if (filter !== DEFAULT.filter) query.set('filter', filter);
	if (fill) query.set('fill', '1');
	if (strict) query.set('strict', '1');
	return query.size ? `?${query}` : '';
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	if (!['file', 'model', 'filter', 'fill', 'strict'].some((name) => query.has(name))) return undefined;
	const file = FILES.find((f) => f === (query.get('file') ?? DEFAULT.file));
	const model = MODELS.find((m) => m === (query.get('model') ?? DEFAULT.model));
	const filter = FILTERS.find((f) => f === (query.get('filter') ?? DEFAULT.filter));
	if (!file || !model || !filter) return undefined;
	return { file, model, filter, fill: query.get('fill') === '1', strict: query.get('strict') === '1' };
}
