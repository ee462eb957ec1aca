import type { Loading } from './load.ts';
import type { State } from './state.ts';

/** How it ends. */
export type Outcome =
	/** Every tensor came from the file. */
	| 'loaded'
	/** Some did, and nothing was raised. */
	| 'partly'
	/** `load_state_dict` raised. */
	| 'raised'
	/** It raised nothing, and nothing came from the file. */
	| 'silent';

/** What is worth saying about it, in this order. */
export type Remark =
	/** The names have nothing in common, because of a prefix in the file or in the model, or because the models differ. */
	| 'file-prefix'
	| 'model-prefix'
	| 'strangers'
	/** A shape that does not fit raises, whatever `strict` says. */
	| 'shapes'
	/** `strict` minds the keys. */
	| 'keys'
	/** What fits has been copied before the error. */
	| 'copied'
	/** The model was loaded into itself. */
	| 'itself'
	/** The gaps were filled, so that nothing can be missing. */
	| 'hidden'
	/** The return value is the only one to tell. */
	| 'unread'
	/** What is missing keeps its initial values. */
	| 'missing'
	/** BatchNorm counts its batches itself, so they are not missing. */
	| 'counters'
	/** Names and shapes fit, and the weights were made for something else. */
	| 'other-task'
	| 'other-depth';

export interface Verdict {
	outcome: Outcome;
	remarks: readonly Remark[];
}

/** The model's counters that fit nothing and are not reported missing either. */
export const counters = ({ own, kept, report }: Loading): readonly string[] =>
	[...own.keys()].filter(
		(key) => key.endsWith('num_batches_tracked') && !kept.has(key) && !report.missing.includes(key),
	);

/** What a loading came to, and what a reader should know of it. */
export function judge({ file, model, fill }: State, loading: Loading): Verdict {
	const { fit, own, report } = loading;
	const raised = report.error !== undefined;
	const arrived = fit.length === own.size ? 'loaded' : fit.length ? 'partly' : 'silent';
	const outcome = raised ? 'raised' : arrived;
	const nothing = fit.length === 0;
	const prefixed = file === 'module';
	const inside = model === 'backbone';
	const related = file !== 'vgg11' && model !== 'vgg11-10';
	const resized = report.error?.text.includes('size mismatch') ?? false;
	const remarks: Record<Remark, boolean> = {
		'file-prefix': nothing && prefixed && related,
		'model-prefix': nothing && inside && !prefixed && related,
		strangers: nothing && !related,
		shapes: resized,
		keys: raised && /(Missing|Unexpected) key/.test(report.error?.text ?? ''),
		copied: raised && !nothing,
		itself: outcome === 'silent' && fill,
		hidden: outcome === 'partly' && fill,
		unread: outcome === 'silent' && !fill,
		missing: outcome === 'partly',
		counters: !fill && !raised && counters(loading).length > 0,
		'other-task': !raised && file === 'other' && fit.includes('fc.weight'),
		'other-depth': !nothing && (file === 'resnet34') !== model.startsWith('resnet34'),
	};
	return { outcome, remarks: (Object.keys(remarks) as Remark[]).filter((remark) => remarks[remark]) };
}
