import { type Evidence, isKind, type Problem, type ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import type { Fix } from '../fix.ts';
import { layoutText } from '../torch/archive-text.ts';
import { knownMessage } from '../torch/known-message.ts';
import { knownRefusal, refusalText } from '../torch/load-text.ts';
import { raises, weightsOnly, weightsOnlyRefuses, zipReader } from '../torch/texts.ts';

const NO_DTYPE = "AttributeError: type object 'torch.storage.UntypedStorage' has no attribute 'dtype'";

/** What the weights_only unpickler says of values in the wrong place; 2.6 does not look before it assigns. */
function damagedText({ expected, found }: Evidence): TorchText | undefined {
	if (expected === 'a list') return weightsOnly(`Can only append to lists, but got <class '${found}'>`);
	return expected === 'a memo entry' ? raises(`KeyError: ${found}`) : undefined;
}

/** What torch says of a persistent id of this type; of a tuple, its words depend on what is in it. */
function idText(type: Evidence['found']): TorchText | undefined {
	const refused = weightsOnly(`persistent_load id must be tuple or int, but got <class '${type}'>`);
	if (type === undefined || type === 'tuple') return undefined;
	return type === 'int'
		? { ...refused, ...raises('AssertionError: saved_id must be a tuple, got int'), older: refused.older ?? null }
		: { ...refused, older: 'AssertionError' };
}

function textOf({ code, evidence }: Problem, context: Context): TorchText | undefined {
	switch (code) {
		case 'bad-persistent-id':
			return refusalText(context) ?? idText(evidence.found);
		case 'pickle-damaged':
			return refusalText(context) ?? damagedText(evidence);
		case 'not-torch-save':
			return refusalText(context) ?? raises('RuntimeError: Invalid magic number; corrupt file?');
		case 'legacy-header':
			return /^\d+$/.test(String(evidence.found))
				? raises(`RuntimeError: Invalid protocol version: ${evidence.found}`)
				: undefined;
		case 'legacy-tar':
			return weightsOnlyRefuses('files saved in the legacy .tar format');
		case 'torchscript':
			return weightsOnlyRefuses('TorchScript archives passed to ``torch.load``');
		case 'exported-program': {
			const { records, wrappers } = context.checkpoint;
			const outer = wrappers[0] ? [{ name: wrappers[0].first ?? wrappers[0].member }] : records;
			return layoutText(outer) ?? zipReader('failed locating file data.pkl: file not found');
		}
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
	'bad-persistent-id': 'bad-persistent-id',
	'not-torch-save': 'pickle-dump-file',
	'legacy-header': 'legacy-header',
	'legacy-new-dtype': 'legacy-new-dtype',
	'legacy-tar': 'weights-only-legacy-tar',
	torchscript: 'weights-only-torchscript',
	'exported-program': 'no-data-pkl',
};

/** Where no opcode is refused before. */
const OTHERWISE: Partial<Record<ProblemCode, string>> = {
	'pickle-protocol': 'unsupported-operand-protocol',
	'pickle-extension': 'pickle-extension',
	'pickle-truncated': 'pickle-truncated',
	'pickle-damaged': 'pickle-damaged',
	'pickle-limit': 'pickle-bomb',
};

/** The entry of the page of error messages. */
const knownFor = (code: ProblemCode, context: Context) =>
	KNOWN[code] ?? (OTHERWISE[code] && (knownRefusal(context) ?? OTHERWISE[code]));

/** What torch stumbles over first may be another thing. */
const EITHER = new Set<ProblemCode>(['bad-persistent-id', 'exported-program']);

/** Nothing is wrong with these pickles, but torch.load fails by default. */
const REFUSED = new Set<ProblemCode>(['pickle-protocol', 'not-torch-save', 'legacy-tar']);

const REWRITTEN = new Set<ProblemCode>([
	'pickle-protocol',
	'not-torch-save',
	'legacy-tar',
	'legacy-new-dtype',
	'torchscript',
	'exported-program',
]);

/** The pickle is damaged, or one that torch does not read. */
export function pickle(problem: Problem, context: Context): Finding {
	const { code, severity, evidence } = problem;
	const { tensors, root } = context.checkpoint;
	const fixes: Fix[] = [];
	const readable = tensors.length > 0 || isKind(root, 'dict');
	if (REWRITTEN.has(code) && readable) fixes.push({ kind: 'convert', to: 'zip' });
	const torch = textOf(problem, context);
	// a pickle's dangerous names are told by a finding of their own
	return finding(
		code,
		REFUSED.has(code) ? 'error' : severity,
		{ ...evidence, tensors: tensors.length },
		{ torch, known: (EITHER.has(code) ? knownMessage(torch) : undefined) ?? knownFor(code, context), fixes },
	);
}
