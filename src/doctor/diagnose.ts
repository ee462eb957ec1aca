import type { Checkpoint, Problem, ProblemCode } from '../checkpoint/index.ts';
import { type Context, finding } from './context.ts';
import type { Finding, FindingCode } from './finding.ts';
import { readContext } from './read-context.ts';
import { globals } from './rules/globals.ts';
import { keys } from './rules/keys.ts';
import { devices, sharing, storage } from './rules/storages.ts';
import { isDescription } from './words.ts';

type Rule = (problem: Problem, context: Context) => Finding;

const plain: Rule = ({ code, severity, evidence }) => finding(code, severity, evidence);

/** Told by {@link globals} and {@link devices}, once for all of them. */
const ELSEWHERE = new Set<ProblemCode>(['weights-only-refuses', 'global-unknown', 'global-dangerous', 'device-tag']);

/** Rules by the problems they tell of; what a sound file does not need is loaded when such a problem comes. */
const RULES: readonly (readonly [RegExp, () => Rule | Promise<Rule>])[] = [
	[
		/^(empty-file|all-zeros|lfs-pointer|html-page|json-text|xml-text|plain-text|python-source|other-format|unknown-format)$/,
		async () => (await import('./rules/formats.ts')).otherFile,
	],
	[/^wrong-extension$/, async () => (await import('./rules/formats.ts')).wrongExtension],
	[/^(wrapped|prefix-bytes|utf8-damage)$/, async () => (await import('./rules/formats.ts')).wrapped],
	[
		/^(zip-.*|no-data-pkl|no-version|version-too-new|version-damaged|byteorder-damaged|no-constants|record-missing|crlf-damage)$/,
		async () => (await import('./rules/archive.ts')).archive,
	],
	[
		/^(pickle-.*|bad-persistent-id|not-torch-save|legacy-(header|tar|new-dtype)|torchscript|exported-program)$/,
		async () => (await import('./rules/pickle.ts')).pickle,
	],
	[/^(record-(short|long)|storage-.*|view-.*|tensor-malformed|unknown-dtype|meta-tensor)$/, () => storage],
	[/^st-/, async () => (await import('./rules/safetensors.ts')).safetensors],
	[/^shard/, async () => (await import('./rules/shards.ts')).shards],
];

/** Which finding is the cause and which a consequence: the earlier one leads among equals. */
const ORDER: readonly FindingCode[] = [
	'global-dangerous',
	'empty-file',
	'all-zeros',
	'lfs-pointer',
	'html-page',
	'json-text',
	'xml-text',
	'plain-text',
	'python-source',
	'other-format',
	'unknown-format',
	'utf8-damage',
	'crlf-damage',
	'wrapped',
	'prefix-bytes',
	'wrong-extension',
	'zip-limit',
	'zip-truncated',
	'zip-end-damaged',
	'zip-directory-damaged',
	'zip-encrypted',
	'zip-method',
	'zip-nested-root',
	'zip-no-root',
	'zip-stray-files',
	'zip-two-roots',
	'version-too-new',
	'version-damaged',
	'byteorder-damaged',
	'no-version',
	'no-data-pkl',
	'zip-local-header',
	'not-torch-save',
	'legacy-tar',
	'legacy-new-dtype',
	'pickle-extension',
	'pickle-protocol',
	'bad-persistent-id',
	'pickle-truncated',
	'pickle-damaged',
	'weights-only-refuses',
	'shard-missing',
	'shard-key-missing',
	'view-rank',
	'view-outside',
	'tensor-malformed',
	'record-missing',
	'record-short',
	'storage-truncated',
	'zip-crc',
	'whole-model',
	'healthy',
	'no-tensors',
];
/** What follows from a cause and would only be noise beside it. */
const CONSEQUENCES: Partial<Record<FindingCode, readonly FindingCode[]>> = {
	'crlf-damage': [
		'no-data-pkl',
		'zip-directory-damaged',
		'zip-truncated',
		'no-version',
		'bad-persistent-id',
		'pickle-damaged',
		'pickle-protocol',
		'weights-only-refuses',
	],
	'utf8-damage': ['zip-directory-damaged', 'zip-truncated', 'no-version'],
	'zip-truncated': ['no-version', 'record-missing', 'record-short'],
	'zip-encrypted': ['no-version', 'zip-local-header', 'zip-crc'],
	'zip-method': ['no-version', 'zip-local-header', 'zip-crc'],
	'not-torch-save': ['pickle-protocol'],
};

function withoutConsequences(findings: readonly Finding[]): Finding[] {
	const left = new Set(findings.flatMap((f) => CONSEQUENCES[f.code] ?? []));
	return findings.filter((f) => !left.has(f.code));
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

const rank = (list: readonly string[], item: string) => (list.indexOf(item) + list.length + 1) % (list.length + 1);

/** A damaged description is the cause of nearly everything; damaged numbers of nothing else. */
const causeOf = ({ code, evidence }: Finding): FindingCode => {
	if (!isDescription(evidence.record)) return code;
	// a header that is damaged makes its bytes look damaged, too
	return code === 'zip-local-header' ? 'zip-end-damaged' : code === 'zip-crc' ? 'zip-directory-damaged' : code;
};

/** Errors first, then warnings; causes before consequences. */
export function sorted(findings: readonly Finding[]): Finding[] {
	return [...findings].sort(
		(a, b) =>
			rank(SEVERITIES, a.severity) - rank(SEVERITIES, b.severity) || rank(ORDER, causeOf(a)) - rank(ORDER, causeOf(b)),
	);
}

/**
 * What is the matter with a checkpoint and what is worth knowing of it, the leading finding first. Reads at most the
 * file's first bytes and its pickle; `more` are problems that were found later (`checkHeaders`, `checkData`). Never empty (`healthy` where nothing is wrong).
 *
 * @throws CheckpointError `aborted` or `source`
 */
export async function diagnose(
	checkpoint: Checkpoint,
	{ signal, more = [] }: { signal?: AbortSignal | undefined; more?: readonly Problem[] } = {},
): Promise<Finding[]> {
	const context = await readContext(checkpoint, signal);
	const told = new Set<ProblemCode>();
	const problems = [...checkpoint.problems, ...more];
	const findings: Finding[] = [];
	for (const problem of problems) {
		// of several of a kind the first speaks; the reader counts the others
		if (ELSEWHERE.has(problem.code) || told.has(problem.code)) continue;
		told.add(problem.code);
		const rule = (await RULES.find(([pattern]) => pattern.test(problem.code))?.[1]()) ?? plain;
		const count = problems.filter((p) => p.code === problem.code).length;
		const counted =
			count > 1 && problem.evidence.count === undefined
				? { ...problem, evidence: { ...problem.evidence, count } }
				: problem;
		findings.push(rule(counted, context));
	}
	findings.push(
		...globals(checkpoint, context),
		...keys(checkpoint),
		...devices(checkpoint),
		...sharing(checkpoint),
		...shard(checkpoint),
	);
	if (!findings.some((f) => f.severity !== 'info')) {
		const { length } = checkpoint.tensors;
		const empty = length === 0 && checkpoint.format !== 'shard-index';
		findings.push(finding(empty ? 'no-tensors' : 'healthy', 'info', { tensors: length }));
	}
	return sorted(withoutConsequences(findings));
}

const SHARD = /-(\d{5})-of-(\d{5})\.(safetensors|bin)$/;

/** One of several files, by its name. */
function shard({ file, format }: Checkpoint): Finding[] {
	const [, number, of] = SHARD.exec(file.name) ?? [];
	if (!number || !of || Number(of) < 2 || format === 'shard-index') return [];
	return [finding('one-of-shards', 'info', { count: Number(number), of: Number(of) }, { known: 'missing-keys' })];
}
