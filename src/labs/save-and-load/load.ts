import { unlistedGlobal } from '../../doctor/torch/texts.ts';
import { consumePrefix } from '../../nn/consume-prefix.ts';
import { type LoadReport, loadStateDict } from '../../nn/load-state-dict.ts';
import type { StateDict } from '../../nn/module-tree.ts';
import { stateDictOf } from '../../nn/state-dict-of.ts';
import { wrap } from '../../nn/wrap.ts';
import { treeOf } from './network.ts';
import type { State } from './state.ts';

/** How it ends. */
export type Outcome = 'loaded' | 'raised' | 'silent';

/** Why it ends so. */
export type Reason =
	| 'filled'
	/** The object out of the file is the model. */
	| 'taken'
	/** weights_only refuses the class. */
	| 'refused'
	/** The class is not where the file says. */
	| 'classless'
	/** The names begin with `module.` */
	| 'prefixed'
	/** The same, and strict=False. */
	| 'ignored'
	/** A dict was taken for a model, or a model for a dict. */
	| 'dict'
	| 'model'
	| 'forgotten';

/** What comes of loading a file. */
export interface Loading {
	outcome: Outcome;
	reason: Reason;
	/** Whose numbers the model has afterwards; nothing where the variable holds no model any more. */
	holds: 'fresh' | 'file' | 'nothing';
	error?: { type: string; text: string };
	/** What `load_state_dict` returns, printed; empty where it is not called. */
	text: string;
}

/** The name that the file has for the class. */
export const CLASS = 'Digits';
const MODULE = '__main__';

const raised = (reason: Reason, type: string, text: string, holds: Loading['holds'] = 'fresh'): Loading => ({
	outcome: 'raised',
	reason,
	holds,
	error: { type, text },
	text: '',
});

/** `TypeError: text` apart. */
function apart(text: string): [type: string, text: string] {
	const colon = text.indexOf(': ');
	return [text.slice(0, colon), text.slice(colon + 2)];
}

function fill(given: StateDict, state: State): Loading {
	const className = state.renamed ? 'DigitNet' : CLASS;
	const report: LoadReport = loadStateDict(treeOf(className), given, { strict: state.use !== 'loose' });
	if (report.error) return raised('prefixed', report.error.type, report.error.text);
	const all = report.missing.length === 0;
	return {
		outcome: all ? 'loaded' : 'silent',
		reason: all ? 'filled' : 'ignored',
		holds: all ? 'file' : 'fresh',
		text: report.text,
	};
}

/** What a whole model out of a file comes to. */
function whole({ load, use, renamed }: State): Loading {
	if (load === 'default') return raised('refused', ...apart(unlistedGlobal(MODULE, CLASS).text ?? ''));
	if (renamed) return raised('classless', 'AttributeError', `module '${MODULE}' has no attribute '${CLASS}'`);
	const all: Loading = { outcome: 'loaded', reason: 'taken', holds: 'file', text: '' };
	if (use === 'model') return all;
	if (use === 'inner') return { ...all, reason: 'filled', text: '<All keys matched successfully>' };
	if (use === 'strip') return raised('model', 'AttributeError', `'${CLASS}' object has no attribute 'keys'`);
	if (use === 'forget') return { ...all, outcome: 'silent', reason: 'forgotten', holds: 'fresh' };
	return raised('model', 'TypeError', `Expected state_dict to be dict-like, got <class '${MODULE}.${CLASS}'>.`);
}

/** Loads the file of a state, over names alone, to the letter as PyTorch 2.14.1 does on Python 3.14. */
export function load(state: State): Loading {
	const { file, use } = state;
	if (file === 'whole') return whole(state);
	const tree = treeOf(CLASS);
	const saved = stateDictOf(file === 'dp' ? wrap(tree, 'DataParallel') : tree);
	const lacks = (name: string) => `'collections.OrderedDict' object has no attribute '${name}'`;
	if (use === 'inner') return raised('dict', 'AttributeError', lacks('state_dict'));
	if (use === 'model') return raised('dict', 'AttributeError', lacks('eval'), 'nothing');
	if (use === 'forget') return { outcome: 'silent', reason: 'forgotten', holds: 'fresh', text: '' };
	return fill(use === 'strip' ? consumePrefix(saved, 'module.') : saved, state);
}
