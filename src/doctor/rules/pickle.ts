import { isKind, type Problem, type ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import type { Fix } from '../fix.ts';
import { refusalText } from '../torch/load-text.ts';
import { raises, weightsOnly, weightsOnlyRefuses } from '../torch/texts.ts';

const NO_DTYPE = "AttributeError: type object 'torch.storage.UntypedStorage' has no attribute 'dtype'";

function textOf({ code, evidence }: Problem, context: Context): TorchText | undefined {
	switch (code) {
		case 'bad-persistent-id':
			return {
				...weightsOnly(`persistent_load id must be tuple or int, but got <class '${evidence.found ?? 'str'}'>`),
				older: 'AssertionError',
			};
		case 'not-torch-save':
			return refusalText(context) ?? raises('RuntimeError: Invalid magic number; corrupt file?');
		case 'legacy-tar':
			return weightsOnlyRefuses('files saved in the legacy .tar format');
		case 'torchscript':
			return weightsOnlyRefuses('TorchScript archives passed to ``torch.load``');
		case 'legacy-new-dtype':
			return raises(NO_DTYPE);
		case 'big-endian':
		case 'pickle-extra':
			return undefined;
		default:
			return refusalText(context);
	}
}

const KNOWN: Partial<Record<ProblemCode, string>> = {
	'pickle-protocol': 'unsupported-operand-protocol',
	'not-torch-save': 'pickle-dump-file',
	'legacy-tar': 'weights-only-legacy-tar',
	torchscript: 'weights-only-torchscript',
	'pickle-truncated': 'empty-file',
};

const REWRITTEN = new Set<ProblemCode>(['pickle-protocol', 'not-torch-save', 'legacy-tar', 'legacy-new-dtype', 'torchscript']);

/** The pickle is damaged, or one that torch does not read. */
export function pickle(problem: Problem, context: Context): Finding {
	const { code, severity, evidence } = problem;
	const { tensors, root } = context.checkpoint;
	const fixes: Fix[] = [];
	const readable = tensors.length > 0 || isKind(root, 'dict');
	if (REWRITTEN.has(code) && readable) fixes.push({ kind: 'convert', to: 'zip' });
	// a pickle's dangerous names are told by a finding of their own
	return finding(
		code,
		severity,
		{ ...evidence, tensors: tensors.length },
		{ torch: textOf(problem, context), ...(KNOWN[code] && { known: KNOWN[code] }), fixes },
	);
}
