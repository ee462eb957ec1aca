import type { Loading } from './load.ts';
import { prefixOf } from './load.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { judge } from './verdict.ts';

/** The last tensor of resnet18, to whose name every wrapper adds its prefix. */
const LAST = 'fc.bias';

/** Why a loading ends as it does, in plain sentences. */
export function explain(state: State, loading: Loading, t: LabStrings): string[] {
	const { outcome, reason, filled } = judge(state, loading);
	const { file, given, report } = loading;
	const own = prefixOf(state.into);
	const why = {
		agree: () => t.agree,
		cut: () => t.cut(file.length, given.length),
		leftover: () => t.leftover(report.unexpected[0] ?? '', outcome === 'raised'),
		prefix: () => t.prefix((given.at(-1) ?? '').slice(0, -LAST.length), own),
		bare: () => t.bare(own, own.slice(0, -1)),
	}[reason]();
	return [why, ...(outcome === 'silent' ? [t.silent] : []), ...(filled ? [t.filled(filled)] : [])];
}
