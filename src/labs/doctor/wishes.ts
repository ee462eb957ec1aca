import { CAST_DTYPES, type CastDType } from '../../checkpoint/write/cast-dtypes.ts';
import { type Fix, planOf } from '../../doctor/fix.ts';
import type { Report } from './messages.ts';

export { CAST_DTYPES, type CastDType };

/** What a reader wants changed beyond what is wrong; empty texts and dtypes change nothing. */
export interface Wishes {
	readonly dtype: CastDType | '';
	readonly find: string;
	readonly by: string;
	/** Put before every name. */
	readonly prefix: string;
}

export const NO_WISHES: Wishes = { dtype: '', find: '', by: '', prefix: '' };

const MODULE = '<state_dict>';

/** Where the dict of weights stands after the plan's unwrapping. */
function holderAfter(report: Pick<Report, 'holder'>, ticked: readonly Fix[]): readonly (string | number)[] {
	const unwrap = ticked.find((fix) => fix.kind === 'unwrap');
	const path = unwrap?.path ?? [];
	const inside = path.every((part, i) => report.holder[i] === part);
	return inside ? report.holder.slice(path.length).filter((part) => part !== MODULE) : [];
}

/** The plan of the steps that were ticked and of a reader's own wishes; names change after all repairs. */
export function planWith(report: Pick<Report, 'holder'>, ticked: readonly Fix[], wishes: Wishes): readonly Fix[] {
	const at = holderAfter(report, ticked);
	const { dtype, find, by, prefix } = wishes;
	return planOf([
		...ticked,
		...(dtype ? [{ kind: 'cast', dtype } as const] : []),
		...(find ? [{ kind: 'replace', find, by, at } as const] : []),
		...(prefix ? [{ kind: 'add-prefix', prefix, at } as const] : []),
	]);
}
