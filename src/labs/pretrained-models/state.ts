import { isModel, type Model } from './models.ts';

/** What stands in the builder's call, and the two lines of the original note that build something else. */
export const LINES = ['none', 'bare', 'default', 'v1', 'v2', 'true', 'false', 'renamed', 'underscore'] as const;
export type Line = (typeof LINES)[number];

/** The one model of each mistake. */
export const MISTAKES = { renamed: 'resnet18', underscore: 'densenet161' } as const satisfies Partial<
	Record<Line, Model>
>;
/** What the first mistake takes its resnet18 for. */
export const TAKEN_FOR = 'resnet101';

/** Everything that a reader can set. */
export interface State {
	model: Model;
	line: Line;
}

export const DEFAULT: State = { model: 'resnet50', line: 'true' };

/** The states that show something worth seeing, in the order of the buttons. */
export const PRESETS = {
	deprecated: DEFAULT,
	renamed: { model: 'resnet18', line: 'renamed' },
	underscore: { model: 'densenet161', line: 'underscore' },
	random: { model: 'resnet50', line: 'none' },
	answer: { model: 'resnet50', line: 'v2' },
	absent: { model: 'resnet18', line: 'v2' },
	large: { model: 'vgg16', line: 'v1' },
	small: { model: 'mobilenet_v3_small', line: 'v1' },
} satisfies Record<string, State>;
export type Preset = keyof typeof PRESETS;

const mistakeOf = (line: Line): Model | undefined => (MISTAKES as Partial<Record<Line, Model>>)[line];

/** The state with another line: a mistake brings its model. */
export const withLine = ({ model }: State, line: Line): State => ({ line, model: mistakeOf(line) ?? model });

/** The state with another model: a mistake is of one model only. */
export const withModel = ({ line }: State, model: Model): State => ({
	model,
	line: mistakeOf(line) && mistakeOf(line) !== model ? 'bare' : line,
});

/** A short name of a state, by which its recorded result is found. */
export const idOf = ({ model, line }: State): string => `${model} ${line}`;

/** The state as a query, short; empty for the default. */
export function toQuery({ model, line }: State): string {
	if (model === DEFAULT.model && line === DEFAULT.line) return '';
	return `?${new URLSearchParams({ model, line })}`;
}

/** Reads a query written by {@link toQuery}; what is not one gives undefined. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	const model = query.get('model') ?? '';
	const line = LINES.find((l) => l === query.get('line'));
	if (!line || !isModel(model)) return undefined;
	return (mistakeOf(line) ?? model) === model ? { model, line } : undefined;
}
