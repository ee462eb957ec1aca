import { factsOf, isModel, type Model, type Weights } from '../pretrained-models/models.ts';

/** Everything that a reader can set and an address can keep; pictures and files stay on the reader's machine. */
export interface State {
	model: Model;
	/** The entry of the model's enum whose preprocessing the picture gets. */
	weights: string;
}

export const DEFAULT: State = { model: 'resnet18', weights: 'IMAGENET1K_V1' };

/** States whose programs are run under real PyTorch. */
export const PROGRAMS = {
	resnet18: DEFAULT,
	squeezenet1_1: { ...DEFAULT, model: 'squeezenet1_1' },
	densenet121: { ...DEFAULT, model: 'densenet121' },
} as const satisfies Record<string, State>;

/** The entry of a state. */
export function weightsOf({ model, weights }: State): Weights {
	const all = factsOf(model).weights;
	const found = all.find((w) => w.name === weights) ?? all[0];
	if (!found) throw new Error(`expected weights of ${model}, found none`);
	return found;
}

/** The state with another model, and the nearest entry that it has. */
export const withModel = ({ weights }: State, model: Model): State => ({
	model,
	weights: weightsOf({ model, weights }).name,
});

/** This lab's parameters begin so; the page's other lab has some of its own. */
export const PREFIX = 'c-';

/** The state as a query; empty for the default. */
export function toQuery({ model, weights }: State): string {
	if (model === DEFAULT.model && weights === DEFAULT.weights) return '';
	return new URLSearchParams({ [`${PREFIX}model`]: model, [`${PREFIX}weights`]: weights }).toString();
}

/** Reads what {@link toQuery} wrote; undefined where an address says nothing of this lab. */
export function fromQuery(search: string): State | undefined {
	const query = new URLSearchParams(search);
	const model = query.get(`${PREFIX}model`) ?? '';
	if (!isModel(model)) return undefined;
	const state = { model, weights: query.get(`${PREFIX}weights`) ?? '' };
	return weightsOf(state).name === state.weights ? state : undefined;
}
