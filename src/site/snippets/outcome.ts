import type { Run } from './recording.ts';

/** What a reader is shown of one or more runs with the same result. */
export interface Outcome {
	/** Versions with this result, newest first; empty if all runs agree. */
	versions: string[];
	ok: boolean;
	stdout: string;
	error: string | undefined;
	warnings: string[];
}

/** Groups runs by result: one outcome if all versions agree, else one per distinct result. */
export function outcomes(runs: readonly Run[]): Outcome[] {
	const groups = new Map<string, Outcome & { all: string[] }>();
	for (const run of runs) {
		const key = JSON.stringify([run.ok, run.stdout, run.error, run.warnings]);
		const group = groups.get(key) ?? {
			versions: [],
			all: [],
			ok: run.ok,
			stdout: run.stdout,
			error: run.error,
			warnings: run.warnings ?? [],
		};
		group.all.push(run.torch ? `torch ${run.torch}` : (run.tool ?? ''));
		groups.set(key, group);
	}
	const distinct = [...groups.values()];
	return distinct.map(({ all, ...outcome }) => ({ ...outcome, versions: distinct.length > 1 ? all : [] }));
}

/** The tools of the runs in words: `torch 2.14.1 and 2.6.0`, `pip 23.2.1`. */
export function toolsInWords(runs: readonly Run[], and: string): string {
	const torch = runs.flatMap((r) => r.torch ?? []);
	const other = runs.flatMap((r) => (r.torch ? [] : (r.tool ?? [])));
	return [...(torch.length ? [`torch ${torch.join(and)}`] : []), ...new Set(other)].join(and);
}
