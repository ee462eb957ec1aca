import type { Checkpoint, Problem, ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, FindingCode, TorchText } from '../finding.ts';
import { layoutText, missingEnd } from '../torch/archive-text.ts';
import { knownMessage } from '../torch/known-message.ts';
import { refusalText } from '../torch/load-text.ts';
import { raises, safetensors, weightsOnlyRefuses, zipReader } from '../torch/texts.ts';

/** Formats that are zips, which torch's zip reader refuses for having no folder. */
const ZIPS = new Set(['npz', 'keras', 'mar', 'coreml', 'torch-package', 'zip-archive']);

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
function headerText({ checkpoint, head }: Context): { torch?: TorchText; known: string } {
	const { size } = checkpoint.file;
	const known = 'safetensors-header-length';
	if (size < 8) return { torch: safetensors('header too small', 'HeaderTooSmall'), known };
	const length = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true);
	if (length > LONGEST_HEADER) {
		return { torch: safetensors('header too large', 'HeaderTooLarge'), known: 'safetensors-header-too-large' };
	}
	// a length that fits makes it read on, and its words then depend on what is no JSON
	return length > size - 8
		? { torch: safetensors('invalid header length', 'InvalidHeaderLength'), known }
		: { known: 'safetensors-header-json' };
}

/** Whether so many zeros have a tar's block, of which an empty one is made. */
const isTar = (size: number) => size >= 512;

/** The longest header that safetensors reads. */
const LONGEST_HEADER = 100_000_000;

/** Whether torch 2.14 and safetensors take the file for one of safetensors, by its name. */
const isNamedSafetensors = ({ file }: Checkpoint) => /\.safetensors$/.test(file.name);

function textOf(code: ProblemCode, context: Context): TorchText | undefined {
	const { format, records, wrappers } = context.checkpoint;
	// torch sees what is around it
	if (wrappers.length) return aroundText(context);
	// an empty tar is a block of zeros; fewer are taken for a pickle
	if (code === 'all-zeros' && isTar(context.checkpoint.file.size))
		return weightsOnlyRefuses('files saved in the legacy .tar format');
	if (code === 'empty-file') return raises('EOFError');
	// an archive without a record begins with its end, which torch does not take for a zip
	if (!ZIPS.has(format) || !records.length) return refusalText(context);
	return layoutText(records) ?? zipReader('failed locating file data.pkl: file not found');
}

/** The file is something other than a checkpoint. */
export function otherFile(problem: Problem, context: Context): Finding {
	const { code, severity, evidence } = problem;
	const { facts, format, file } = context.checkpoint;
	const header = isNamedSafetensors(context.checkpoint) ? headerText(context) : undefined;
	const torch = header ? header.torch : textOf(code, context);
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
			torch,
			known:
				header?.known ??
				knownMessage(torch) ??
				(code === 'all-zeros' && !isTar(file.size) ? 'another-format' : KNOWN[code]),
		},
	);
}

/** The ending promises another format. */
export function wrongExtension(problem: Problem, context: Context): Finding {
	const { format, file } = context.checkpoint;
	const extension = /\.\w+$/.exec(file.name)?.[0] ?? '';
	const said =
		extension === '.safetensors'
			? headerText(context)
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

function aroundText(context: Context): TorchText | undefined {
	const { format, problems, source, wrappers } = context.checkpoint;
	const outer = wrappers[0];
	// an archive whose bytes were taken for text keeps its first ones
	if (!outer && format === 'zip' && context.head[0] === 0x50) {
		return problems.some((p) => p.code === 'zip-truncated')
			? missingEnd(source.size)
			: zipReader('failed reading zip archive: invalid header or archive is corrupted');
	}
	if (outer?.kind === 'zip') return layoutText([{ name: outer.first ?? outer.member }]);
	return outer?.kind === 'tar' ? weightsOnlyRefuses('files saved in the legacy .tar format') : refusalText(context);
}

/** Something stands around the checkpoint that torch does not look through. */
export function wrapped(problem: Problem, context: Context): Finding {
	const { wrappers } = context.checkpoint;
	const outer = wrappers[0];
	const header = isNamedSafetensors(context.checkpoint) ? headerText(context) : undefined;
	const torch = header ? header.torch : aroundText(context);
	return finding(
		problem.code,
		problem.severity,
		{ ...problem.evidence, texts: wrappers.map((w) => w.kind), text: outer?.member ?? '' },
		{
			torch,
			known: header?.known ?? knownMessage(torch) ?? knownAround(problem, context),
			fixes: [{ kind: 'convert', to: 'zip' }],
		},
	);
}
