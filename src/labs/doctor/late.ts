import type { Checkpoint, Source } from '../../checkpoint/index.ts';
import { partsBlob } from '../../checkpoint/write/index.ts';
import type { Fix } from '../../doctor/fix.ts';
import { applyPlan, planAsPython, previewPlan } from '../../doctor/plan/index.ts';
import type { Preview } from './messages.ts';

export { tensorStatistics } from '../../doctor/statistics/statistics.ts';

/** Changed and lost names that are shown; the rest is counted. */
const SHOWN = 6;

const dotted = (path: readonly (string | number)[]) => path.join('.');

/** What a plan would do, for the page. */
export function preview(checkpoint: Checkpoint, plan: readonly Fix[]): Preview {
	const found = previewPlan(checkpoint, plan);
	const renamed = found.changes.filter((c) => dotted(c.before) !== dotted(c.after));
	const casts = new Map<string, number>();
	for (const { dtype } of found.changes) {
		if (dtype) casts.set(dtype.before, (casts.get(dtype.before) ?? 0) + 1);
	}
	const replaced = found.notes.filter((note) => note.code === 'replaced' || note.code === 'subclass');
	return {
		fileName: found.fileName,
		bytes: found.bytes,
		before: found.before.length,
		after: found.after.length,
		changes: renamed.slice(0, SHOWN).map((c) => [dotted(c.before), dotted(c.after)]),
		changed: renamed.length,
		casts: [...casts],
		lost: found.lost.slice(0, SHOWN).map((l) => [dotted(l.path), l.reason]),
		lostCount: found.lost.length,
		replaced: replaced.slice(0, SHOWN).map((note) => [dotted(note.path), note.text]),
		replacedCount: replaced.length,
		problems: found.problems.map(({ code, paths }) => ({ code, where: dotted(paths[0] ?? []), count: paths.length })),
		python: planAsPython(checkpoint, plan),
	};
}

/** The repaired file; its unchanged data stay slices of the reader's own files. */
export async function write(
	checkpoint: Checkpoint,
	blobs: ReadonlyMap<Source, Blob>,
	plan: readonly Fix[],
	options: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<{ blob: Blob; fileName: string }> {
	const output = await applyPlan(checkpoint, plan, undefined, options);
	const blob = await partsBlob(output.parts, (source) => blobs.get(source), options);
	return { blob, fileName: output.fileName };
}
