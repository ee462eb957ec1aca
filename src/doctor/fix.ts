import type { Finding } from './finding.ts';
import type { Step, StepKind } from './plan/index.ts';

/** A step of a repair plan, with its parameters filled in from the file. */
export type Fix = Step;

/** The order in which steps are carried out: paths and keys are the file's own until `unwrap`. */
const ORDER: readonly StepKind[] = [
	'rebuild-directory',
	'salvage',
	'strip-prefix',
	'rename',
	'drop',
	'cast',
	'retag-device',
	// before a model's state dict is taken out of it, there is nothing of it that sanitising could keep
	'unwrap',
	'sanitise',
	'replace',
	'add-prefix',
	'convert',
];

/** A plan of the steps that were ticked, in an order that works. */
export const planOf = (fixes: readonly Fix[]): readonly Fix[] =>
	[...fixes].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

/** The steps that the findings offer, each once; `wanted` where something is wrong without it. */
export function fixesOf(findings: readonly Finding[]): { fix: Fix; wanted: boolean }[] {
	const offered = new Map<string, { fix: Fix; wanted: boolean }>();
	for (const { fixes, severity } of findings) {
		for (const [i, fix] of fixes.entries()) {
			const id = JSON.stringify(fix);
			const wanted = i === 0 && severity !== 'info';
			const known = offered.get(id);
			if (known) known.wanted ||= wanted;
			else offered.set(id, { fix, wanted });
		}
	}
	return [...offered.values()].sort((a, b) => ORDER.indexOf(a.fix.kind) - ORDER.indexOf(b.fix.kind));
}

/** Steps of which one replaces the other: a file has one root and one format. */
export const excludes = (a: Fix, b: Fix): boolean =>
	(a.kind === 'unwrap' && b.kind === 'unwrap') || (a.kind === 'convert' && b.kind === 'convert');
