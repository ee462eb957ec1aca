import type { Checkpoint, Evidence, GlobalUse } from '../checkpoint/index.ts';
import type { Finding, FindingCode, Params, TorchText } from './finding.ts';
import type { FirstRefusal } from './torch/weights-only.ts';

/** What the rules look at. */
export interface Context {
	readonly checkpoint: Checkpoint;
	/** The first bytes of the file. */
	readonly head: Uint8Array;
	/** What torch's weights_only unpickler would say first to the checkpoint's pickle, or to the file's first bytes. */
	readonly first: FirstRefusal | undefined;
}

/** Modules of which torch refuses every name. */
export const BLOCKED = new Set(['sys', 'os', 'posix', 'nt']);

/** Whether torch 2.14 refuses this name by default. */
export const isRefused = (use: GlobalUse): boolean => use.severity !== 'allowed';

/** A finding with nothing to repair and nothing printed, unless more is said. */
export function finding(
	code: FindingCode,
	severity: Finding['severity'],
	params: Params = {},
	more: { torch?: TorchText | undefined; known?: string | undefined; fixes?: Finding['fixes'] } = {},
): Finding {
	const { torch, known, fixes = [] } = more;
	return {
		code,
		severity,
		evidence: evidenceOf(params),
		params,
		fixes,
		...(torch && { torch }),
		...(known && { known }),
	};
}

const EVIDENCE = ['byte', 'record', 'key', 'path', 'module', 'name', 'expected', 'found', 'count'] as const;

function evidenceOf(params: Params): Evidence {
	return Object.fromEntries(EVIDENCE.filter((k) => params[k] !== undefined).map((k) => [k, params[k]]));
}
