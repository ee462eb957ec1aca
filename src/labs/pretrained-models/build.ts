import { loadStateDict } from '../../nn/load-state-dict.ts';
import { networkOf } from '../../nn/networks/index.ts';
import { moduleTreeOf } from '../../nn/networks/module-tree-of.ts';
import { stateDictOf } from '../../nn/state-dict-of.ts';
import { factsOf, type Model, type Weights } from './models.ts';
import { type State, TAKEN_FOR } from './state.ts';

/** What a line comes to. */
export interface Built {
	/** What was built; undefined where the line raised before it built anything. */
	readonly model: Model | undefined;
	/** What was loaded; undefined for random numbers. */
	readonly weights: Weights | undefined;
	/** What torchvision warns of, in its own words. */
	readonly warnings: readonly string[];
	/** The exception; of the wrong name, the one that loading the file raises. */
	readonly error?: { readonly type: string; readonly text: string };
}

const SINCE = 'since 0.13 and may be removed in the future';

/** The two warnings of torchvision/models/_utils.py. */
function deprecated(enumName: string, pretrained: boolean): string[] {
	const equivalent = pretrained ? `weights=${enumName}.IMAGENET1K_V1` : 'weights=None';
	const latest = pretrained
		? ` You can also use \`weights=${enumName}.DEFAULT\` to get the most up-to-date weights.`
		: '';
	return [
		`The parameter 'pretrained' is deprecated ${SINCE}, please use 'weights' instead.`,
		`Arguments other than a weight enum or \`None\` for 'weights' are deprecated ${SINCE}. The current behavior is equivalent to passing \`${equivalent}\`.${latest}`,
	];
}

const treeOf = (model: Model) => moduleTreeOf(networkOf(model), factsOf(model).className);

/** What PyTorch makes of a state's line. */
export function build({ model, line }: State): Built {
	const { enumName, weights } = factsOf(model);
	const plain: Built = { model, weights: undefined, warnings: [] };
	switch (line) {
		case 'none':
		case 'bare':
			return plain;
		case 'false':
			return { ...plain, warnings: deprecated(enumName, false) };
		case 'true':
			return { ...plain, weights: weights[0], warnings: deprecated(enumName, true) };
		case 'default':
			return { ...plain, weights: weights.at(-1) };
		case 'v1':
		case 'v2': {
			const name = `IMAGENET1K_${line.toUpperCase()}`;
			const found = weights.find((w) => w.name === name);
			if (found) return { ...plain, weights: found };
			// the question is Python's own
			const text = `type object '${enumName}' has no attribute '${name}'. Did you mean: 'IMAGENET1K_V1'?`;
			return { ...plain, model: undefined, error: { type: 'AttributeError', text } };
		}
		case 'underscore': {
			const text = "module 'torchvision.models' has no attribute 'densenet_161'. Did you mean: 'densenet161'?";
			return { ...plain, model: undefined, error: { type: 'AttributeError', text } };
		}
		case 'renamed': {
			const { error } = loadStateDict(treeOf(model), stateDictOf(treeOf(TAKEN_FOR)));
			return { ...plain, ...(error && { error }) };
		}
	}
}
