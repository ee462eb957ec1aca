/** One run of a snippet under one real PyTorch (or, for shell snippets, one machine's tools). */
export interface Run {
	/** torch's version without its local part, e.g. `2.14.1`; undefined for shell snippets. */
	torch?: string;
	torchvision?: string;
	python?: string;
	/** Shell snippets: what ran them, e.g. `pip 23.2.1` or `bash -n`. */
	tool?: string;
	/** The day of the run, ISO 8601. */
	date: string;
	/** Whether the process ended with status 0. */
	ok: boolean;
	stdout: string;
	/** The exception as printed, type and whole message; only where it failed. */
	error?: string;
	/** Warnings as `Category: text`, in order. */
	warnings?: string[];
}

/** What is stored beside a snippet, made by `npm run record`. */
export interface Recording {
	/** sha256 of the snippet file, so that a changed snippet with an old recording is noticed. */
	source: string;
	runs: Run[];
}

/** The torch versions a page's recordings must have, newest first. */
export const RECORDED_TORCH = ['2.14.1', '2.6.0'] as const;

/** Orders versions like `2.14.1` numerically. */
export function compareVersions(a: string, b: string): number {
	const [x, y] = [a, b].map((v) => v.split('.').map(Number)) as [number[], number[]];
	for (let i = 0; i < Math.max(x.length, y.length); i++) {
		const d = (x[i] ?? 0) - (y[i] ?? 0);
		if (d) return d;
	}
	return 0;
}

/**
 * What is wrong with a recording, judged by its form alone (no PyTorch needed).
 *
 * @returns sentences; empty if all is well
 */
export function recordingProblems(
	recording: Recording | undefined,
	want: { sha256: string; expect: 'ok' | 'warning' | 'error'; torch: string | undefined; shell: boolean },
): string[] {
	const redo = 'run `npm run record`';
	if (!recording) return [`has no recording; ${redo}`];
	const problems: string[] = [];
	if (recording.source !== want.sha256) problems.push(`was changed after it was recorded; ${redo}`);
	const missing = want.shell
		? []
		: RECORDED_TORCH.filter((v) => !want.torch || compareVersions(v, want.torch) >= 0).filter(
				(v) => !recording.runs.some((r) => r.torch === v),
			);
	if (missing.length) problems.push(`has no run under torch ${missing.join(' and ')}; ${redo}`);
	if (!recording.runs.length) problems.push(`has an empty recording; ${redo}`);
	for (const run of recording.runs) {
		const where = run.torch ? `under torch ${run.torch}` : `under ${run.tool}`;
		if (run.ok !== (want.expect !== 'error')) {
			problems.push(
				`is marked 'expect: ${want.expect}' but ${run.ok ? 'succeeded' : `failed (${run.error})`} ${where}`,
			);
		}
		if (want.expect === 'ok' && run.warnings?.length) {
			problems.push(`is marked 'expect: ok' but warned ${where}: ${run.warnings[0]}`);
		}
		if (want.expect === 'warning' && !run.warnings?.length) {
			problems.push(`is marked 'expect: warning' but warned of nothing ${where}`);
		}
	}
	return problems;
}
