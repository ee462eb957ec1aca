import type { Built } from './build.ts';
import { factsOf } from './models.ts';
import type { State } from './state.ts';

/** How it ends. */
export type Outcome =
	/** Built, and trained weights loaded. */
	| 'loaded'
	/** Built as written, with random numbers. */
	| 'random'
	/** Built, though not what the name says. */
	| 'renamed'
	/** An exception. */
	| 'raised';

/** What is worth saying about it, in this order. */
export type Remark =
	/** The variable's name has no say in what is built; what its file's keys do. */
	| 'name'
	| 'file'
	/** There is no such builder, and never was one. */
	| 'no-builder'
	/** There is no such version. */
	| 'no-version'
	/** Nothing was loaded. */
	| 'random'
	/** Loading a file comes after. */
	| 'then-file'
	/** `pretrained=True` is V1, where there is a better one. */
	| 'not-best'
	| 'same'
	/** DEFAULT may become another version. */
	| 'moves'
	/** Preprocessing of another size than the first version's. */
	| 'resize'
	/** It prints warnings, which is all that is wrong. */
	| 'write-instead';

/** What a line came to, and what a reader should know of it. */
export function judge(
	{ line, model }: State,
	{ error, weights, warnings }: Built,
): { outcome: Outcome; remarks: Remark[] } {
	const known = factsOf(model).weights;
	const random = !weights && !error;
	const remarks: Record<Remark, boolean> = {
		name: line === 'renamed',
		file: line === 'renamed',
		'no-builder': line === 'underscore',
		'no-version': line === 'v2' && error !== undefined,
		random: random,
		'then-file': line === 'none' || line === 'bare',
		'not-best': line === 'true' && known.length > 1,
		same: line === 'true' && known.length === 1,
		moves: line === 'default',
		resize: weights !== undefined && weights.resize !== 256,
		'write-instead': warnings.length > 0,
	};
	return {
		outcome: line === 'renamed' ? 'renamed' : error ? 'raised' : weights ? 'loaded' : 'random',
		remarks: (Object.keys(remarks) as Remark[]).filter((remark) => remarks[remark]),
	};
}
