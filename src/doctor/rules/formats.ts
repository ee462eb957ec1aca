import type { Checkpoint, Problem, ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, FindingCode, TorchText } from '../finding.ts';
import { refusalText } from '../torch/load-text.ts';
import { raises, safetensors, weightsOnlyRefuses, zipCheck } from '../torch/texts.ts';

/** Formats that are zips, which torch's zip reader refuses for having no folder. */
const ZIPS = new Set(['npz', 'keras', 'mar', 'coreml', 'zip-archive']);

const KNOWN: Partial<Record<FindingCode, string>> = {
	'empty-file': 'empty-file',
	'lfs-pointer': 'invalid-load-key-lfs',
	'html-page': 'invalid-load-key-html',
	'json-text': 'invalid-load-key-html',
	'xml-text': 'invalid-load-key-html',
	'plain-text': 'invalid-load-key-html',
	'python-source': 'python-source',
	'other-format': 'another-format',
	'unknown-format': 'another-format',
	'all-zeros': 'weights-only-legacy-tar',
};

/**
 * What safetensors says of a file that is named so and is none: it takes the first 8 bytes for a length.
 * torch 2.14 goes by the name, too.
 */
function headerText({ size }: Checkpoint['file']): { torch: TorchText; known: string } {
	return size < 8
		? { torch: safetensors('header too small', 'HeaderTooSmall'), known: 'safetensors-header-length' }
		: { torch: safetensors('header too large', 'HeaderTooLarge'), known: 'safetensors-header-too-large' };
}

function textOf(code: ProblemCode, context: Context): TorchText | undefined {
	const { format, records } = context.checkpoint;
	if (code === 'all-zeros') return weightsOnlyRefuses('files saved in the legacy .tar format');
	if (code === 'empty-file') return raises('EOFError');
	if (!ZIPS.has(format)) return refusalText(context);
	const first = records.find((r) => !r.name.includes('/'))?.name;
	return first ? zipCheck([180, 175], `file in archive is not in a subdirectory: ${first}`) : undefined;
}

/** The file is something other than a checkpoint. */
export function otherFile(problem: Problem, context: Context): Finding {
	const { code, severity, evidence } = problem;
	const { facts, format, file } = context.checkpoint;
	// letters make a length beyond all measure, and fewer than 8 bytes make none
	const unlike = facts.text !== undefined || facts.lfs !== undefined || file.size < 8;
	const header = unlike && file.name.endsWith('.safetensors') ? headerText(file) : undefined;
	return finding(
		code,
		severity,
		{
			...evidence,
			format,
			bytes: facts.lfs?.size ?? file.size,
			...(facts.lfs ? { text: facts.lfs.oid } : facts.text ? { text: facts.text } : {}),
		},
		{
			torch: header?.torch ?? textOf(code, context),
			known: header?.known ?? (ZIPS.has(format) ? 'zip-inside-zip' : KNOWN[code]),
		},
	);
}

/** The ending promises another format. */
export function wrongExtension(problem: Problem, context: Context): Finding {
	const { format, file } = context.checkpoint;
	const extension = /\.\w+$/.exec(file.name)?.[0] ?? '';
	const said =
		extension === '.safetensors'
			? headerText(file)
			: { torch: refusalText(context), known: 'invalid-load-key-safetensors' };
	return finding(problem.code, problem.severity, { ...problem.evidence, format, extension }, said);
}

const PACKED: Readonly<Record<string, string>> = {
	gzip: 'invalid-load-key-gzip',
	zip: 'zip-inside-zip',
	tar: 'weights-only-legacy-tar',
};

/** The entry of the page of error messages for what stands around a checkpoint; torch goes by the first byte. */
function knownAround({ code }: Problem, { checkpoint, head }: Context): string {
	if (code === 'utf8-damage' || head[0] === 0xef) return 'text-reencoded';
	if (code === 'prefix-bytes') return 'leading-bytes';
	return PACKED[checkpoint.wrappers[0]?.kind ?? ''] ?? 'another-format';
}

/** Something stands around the checkpoint that torch does not look through. */
export function wrapped(problem: Problem, context: Context): Finding {
	const { wrappers } = context.checkpoint;
	const outer = wrappers[0];
	const torch =
		outer?.kind === 'zip'
			? outer.member.includes('/')
				? undefined
				: zipCheck([180, 175], `file in archive is not in a subdirectory: ${outer.member}`)
			: outer?.kind === 'tar'
				? weightsOnlyRefuses('files saved in the legacy .tar format')
				: refusalText(context);
	return finding(
		problem.code,
		problem.severity,
		{ ...problem.evidence, texts: wrappers.map((w) => w.kind), text: outer?.member ?? '' },
		{ torch, known: knownAround(problem, context), fixes: [{ kind: 'convert', to: 'zip' }] },
	);
}
