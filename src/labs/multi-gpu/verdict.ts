import type { Loading } from './load.ts';
import type { State } from './state.ts';

/** How it ends. */
export type Outcome =
	/** Every tensor arrived, and nothing was raised. */
	| 'loaded'
	/** `load_state_dict` raised. */
	| 'raised'
	/** It raised nothing, and nothing arrived. */
	| 'silent';

/** Why it ends so. */
export type Reason =
	/** The names are the same. */
	| 'agree'
	/** Seven characters were cut off names that began otherwise. */
	| 'cut'
	/** All tensors fit, and one key is left over: the moving average's counter. */
	| 'leftover'
	/** The file's names have a prefix that the model's lack, or another one. */
	| 'prefix'
	/** The model's names have one, the file's have none. */
	| 'bare';

export interface Verdict {
	outcome: Outcome;
	reason: Reason;
	/** BatchNorm's counters that are not among the missing keys, though they fit nothing. */
	filled: number;
}

/** What a loading came to, and why. */
export function judge({ fix }: State, { file, given, fit, wanted, report }: Loading): Verdict {
	const outcome = report.error ? 'raised' : fit.length ? 'loaded' : 'silent';
	const filled = wanted - fit.length - report.missing.length;
	const reason = (): Reason => {
		if (fit.length === wanted) return given.length === wanted ? 'agree' : 'leftover';
		if (fix === 'slice' && !file.some((key) => key.startsWith('module.'))) return 'cut';
		return /^(module|_orig_mod)\./.test(given.at(-1) ?? '') ? 'prefix' : 'bare';
	};
	return { outcome, reason: reason(), filled };
}
