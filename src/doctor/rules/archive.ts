import type { Problem, ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import type { Fix } from '../fix.ts';
import { refusalText } from '../torch/load-text.ts';
import { raises, zipCheck, zipReader } from '../torch/texts.ts';
import { isDescription } from '../words.ts';
import { survival } from './survival.ts';

const NO_VERSION =
	'RuntimeError: Expected hasRecord("version") to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)';

/** A record's name as torch says it: without the root folder. */
const inner = (name: string, root: string) =>
	root && name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name;

function textOf({ code, evidence }: Problem, context: Context): TorchText | undefined {
	const { checkpoint } = context;
	const { facts, records } = checkpoint;
	const record = evidence.record ?? '';
	switch (code) {
		case 'zip-truncated':
			return zipReader('failed reading zip archive: failed finding central directory');
		// the zip64 end record is whole, so torch's zip reader believes it and then seeks outside the file
		case 'zip-end-damaged':
			return raises('OSError: [Errno 22] Invalid argument');
		case 'crlf-damage':
			return checkpoint.format === 'zip'
				? zipReader('failed reading zip archive: invalid header or archive is corrupted')
				: refusalText(context);
		case 'zip-directory-damaged':
			return zipReader(
				`failed reading zip archive: ${evidence.found === 'multidisk' ? 'unsupported multidisk archive' : 'invalid header or archive is corrupted'}`,
			);
		case 'zip-local-header':
			return zipReader(`failed reading file ${inner(record, facts.root)}: invalid header or archive is corrupted`);
		case 'zip-crc':
			// what a damaged description makes torch say depends on the byte
			return isDescription(record) ? undefined : { call: 'load', text: null };
		case 'zip-encrypted':
		case 'zip-method': {
			// the first record that torch looks up
			const first = '.data/serialization_id';
			const why = code === 'zip-method' ? 'method' : 'encryption';
			return records.some((r) => r.name === `${facts.root}/${first}`)
				? zipReader(`failed retrieving file meta-data for ${first}: unsupported ${why}`)
				: undefined;
		}
		case 'zip-no-root': {
			const first = records.find((r) => !r.name.includes('/'))?.name;
			return first ? zipCheck([180, 175], `file in archive is not in a subdirectory: ${first}`) : undefined;
		}
		case 'zip-two-roots':
		case 'zip-stray-files': {
			const root = records[0]?.name.split('/')[0] ?? '';
			const stray = records.find((r) => !r.name.startsWith(`${root}/`))?.name;
			return stray ? zipCheck([340, 320], `file in archive is not in a subdirectory ${root}/: ${stray}`) : undefined;
		}
		case 'zip-nested-root':
		case 'no-version':
			return raises(NO_VERSION);
		case 'version-too-new':
			return zipCheck(
				[230, 226],
				`Attempted to read a PyTorch file with version ${evidence.found ?? facts.version}, but the maximum supported version for reading is 10. The version of your PyTorch installation may be too old, please upgrade PyTorch to latest version to mitigate this issue.`,
			);
		case 'no-data-pkl':
			return zipReader('failed locating file data.pkl: file not found');
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
	'no-constants': 'jit-load-on-state-dict',
	'record-missing': 'zip-record-missing',
};

/** The entry of the page of error messages. */
const knownFor = (code: ProblemCode, format: string) =>
	code === 'crlf-damage' ? (format === 'zip' ? 'zip-directory-damaged' : 'crlf-damage') : KNOWN[code];

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
	return finding(
		code,
		severity,
		{ ...evidence, ...(lost ?? {}), bytes: checkpoint.file.size },
		{ torch: textOf(problem, context), known: knownFor(code, checkpoint.format), fixes },
	);
}
