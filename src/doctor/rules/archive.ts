import type { Problem, ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import type { Fix } from '../fix.ts';
import { askedFirst, layoutText, missingEnd, versionText } from '../torch/archive-text.ts';
import { knownMessage } from '../torch/known-message.ts';
import { refusalText } from '../torch/load-text.ts';
import { raises, zipCheck, zipReader } from '../torch/texts.ts';
import { isDescription } from '../words.ts';
import { survival } from './survival.ts';

/** A record's name as torch says it: without the root folder. */
const inner = (name: string, root: string) =>
	root && name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;

/** Records that torch has only since 2.7. */
const NEW_RECORDS = ['.format_version', '.storage_alignment'];

/** What is said of a record whose local header has no signature. */
function headerText(name: string): TorchText {
	const text = zipReader(`failed reading file ${name}: invalid header or archive is corrupted`);
	return NEW_RECORDS.includes(name) ? { ...text, older: null } : text;
}

/** Whether torch takes the file for a zip, which it does by the first four bytes. */
const isZip = ({ checkpoint, head }: Context) =>
	checkpoint.wrappers.length > 0 || (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4);

function textOf({ code, evidence }: Problem, context: Context): TorchText | undefined {
	const { checkpoint } = context;
	const { facts, records } = checkpoint;
	const record = evidence.record ?? '';
	switch (code) {
		case 'zip-truncated':
			return missingEnd(checkpoint.source.size);
		case 'zip-end-damaged':
			// a wrong end record torch does not heed, for zip64's says the same
			return evidence.found === 'missing' ? missingEnd(checkpoint.source.size) : { call: 'load', text: null };
		case 'crlf-damage':
			return checkpoint.format === 'zip'
				? zipReader('failed reading zip archive: invalid header or archive is corrupted')
				: refusalText(context);
		case 'zip-directory-damaged':
			// a record taken for a folder is not read, and what torch says then depends on what stood in memory
			if (evidence.found === 'folder') return undefined;
			return zipReader(
				`failed reading zip archive: ${typeof evidence.found === 'string' ? evidence.found : 'invalid header or archive is corrupted'}`,
			);
		case 'zip-local-header':
			// of a local header miniz heeds the signature and the lengths
			if (evidence.found === 'differs') return { call: 'load', text: null };
			return headerText(inner(record, facts.root));
		case 'zip-crc':
			// what a damaged description makes torch say depends on the byte
			return isDescription(record) ? undefined : { call: 'load', text: null };
		case 'zip-encrypted':
		case 'zip-method': {
			const why = code === 'zip-method' ? 'method' : 'encryption';
			const names = checkpoint.problems.flatMap((p) =>
				p.code === code ? inner(p.evidence.record ?? '', facts.root) : [],
			);
			const first = askedFirst(names);
			return first === undefined
				? undefined
				: zipReader(`failed retrieving file meta-data for ${first}: unsupported ${why}`);
		}
		case 'zip-two-roots':
		case 'zip-stray-files': {
			const root = records[0]?.name.split('/')[0] ?? '';
			const stray = records.find((r) => !r.name.startsWith(`${root}/`))?.name;
			return (
				layoutText(records) ??
				(stray ? zipCheck([340, 320], `file in archive is not in a subdirectory ${root}/: ${stray}`) : undefined)
			);
		}
		case 'zip-no-root':
		case 'zip-nested-root':
		case 'no-version':
			return layoutText(records);
		case 'version-damaged':
		case 'version-too-new':
			return versionText(`${evidence.found ?? facts.version}`);
		case 'byteorder-damaged':
			return raises(`ValueError: Unknown endianness type: ${evidence.found}`);
		case 'no-data-pkl':
			return layoutText(records) ?? zipReader('failed locating file data.pkl: file not found');
		case 'record-missing':
			return zipReader(`failed locating file ${inner(record, facts.root)}: file not found`);
		default:
			return undefined;
	}
}

const KNOWN: Partial<Record<ProblemCode, string>> = {
	'zip-truncated': 'truncated-zip',
	'zip-end-damaged': 'zip-end-cut',
	'zip-directory-damaged': 'zip-directory-damaged',
	'zip-local-header': 'zip-local-header',
	'zip-encrypted': 'zip-method',
	'zip-method': 'zip-method',
	'zip-no-root': 'zip-inside-zip',
	'zip-nested-root': 'zip-no-version',
	'zip-two-roots': 'zip-stray-files',
	'zip-stray-files': 'zip-stray-files',
	'no-data-pkl': 'no-data-pkl',
	'no-version': 'zip-no-version',
	'version-too-new': 'zip-version-too-new',
	'version-damaged': 'zip-version-damaged',
	'byteorder-damaged': 'unknown-endianness',
	'no-constants': 'jit-load-on-state-dict',
	'record-missing': 'zip-record-missing',
};

/** The entry of the page of error messages. */
const knownFor = (code: ProblemCode, format: string, torch: TorchText | undefined) =>
	code === 'crlf-damage' && format !== 'zip' ? 'crlf-damage' : (knownMessage(torch) ?? KNOWN[code]);

/** What a rewrite from the records repairs. */
const REBUILT = new Set<ProblemCode>([
	'zip-end-damaged',
	'zip-directory-damaged',
	'zip-local-header',
	'zip-no-root',
	'zip-nested-root',
	'zip-two-roots',
	'zip-stray-files',
	'zip-duplicate-name',
	'no-version',
	'version-too-new',
	'version-damaged',
	'byteorder-damaged',
]);

const LOST = new Set<ProblemCode>(['zip-truncated', 'zip-crc', 'record-missing']);

/** The archive around the tensors is damaged, or another tool wrote it. */
export function archive(problem: Problem, context: Context): Finding {
	const { code, severity, evidence } = problem;
	const { checkpoint } = context;
	const fixes: Fix[] = [];
	const lost = LOST.has(code) ? survival(checkpoint) : undefined;
	if (lost && lost.tensors > 0) fixes.push({ kind: 'salvage' });
	if (REBUILT.has(code)) fixes.push({ kind: 'rebuild-directory' });
	const torch = isZip(context) ? textOf(problem, context) : refusalText(context);
	return finding(
		code,
		severity,
		{ ...evidence, ...(lost ?? {}), bytes: checkpoint.file.size },
		{ torch, known: knownFor(code, checkpoint.format, torch), fixes },
	);
}
