import type { Loading } from './load.ts';
import type { State } from './state.ts';
import type { LabStrings } from './strings.en.ts';
import { counters, judge } from './verdict.ts';

/** Why a loading ends as it does, in plain sentences. */
export function explain(state: State, loading: Loading, t: LabStrings): string[] {
	const arrived = new Set(loading.fit);
	const facts = {
		fit: loading.fit.length,
		left: [...loading.own.keys()].filter((key) => !arrived.has(key)),
		counters: counters(loading).length,
		resized: /size mismatch for ([^:]+):/.exec(loading.report.error?.text ?? '')?.[1] ?? '',
	};
	return judge(state, loading).remarks.map((remark) => t.remarks[remark](facts));
}
