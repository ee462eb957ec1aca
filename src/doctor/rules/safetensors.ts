import type { Problem, ProblemCode } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import { knownMessage } from '../torch/known-message.ts';
import { safetensors as says } from '../torch/texts.ts';
import { survival } from './survival.ts';

/** The dtypes that safetensors 0.8 names when it meets another. */
const DTYPES =
	'BOOL F4 F6_E2M3 F6_E3M2 U8 I8 F8_E5M2 F8_E4M3 F8_E8M0 F8_E4M3FNUZ F8_E5M2FNUZ I16 U16 F16 BF16 I32 U32 F32 C64 F64 I64 U64';

/** What is said of a tensor's span that does not fit its dtype and shape. */
function offsetsText(key: string, fault: string | undefined): TorchText {
	switch (fault) {
		case 'order':
			return says(`invalid offset for tensor \`${key}\``, `InvalidOffset("${key}")`);
		case 'overflow':
			return says('overflow computing buffer size from shape and/or element type', 'ValidationOverflow');
		case 'misaligned':
			return says(
				'The slice is slicing for subbytes dtypes, and the slice does not end up at a byte boundary, this is invalid.',
				'InvalidHeaderDeserialization',
			);
		default:
			return says('invalid shape, data type, or offset for tensor', 'TensorInvalidInfo');
	}
}

function textOf({ code, evidence }: Problem, head: Uint8Array): TorchText | undefined {
	const name = evidence.key;
	switch (code) {
		case 'st-header-length':
			// a length beyond 100 MB is no safetensors file's for this reader, either
			return says('invalid header length', 'InvalidHeaderLength');
		case 'st-offsets':
			return offsetsText(name ?? '', evidence.name);
		case 'st-dtype': {
			const listed = DTYPES.split(' ').map((d) => `\`${d}\``);
			// the parser notices at the end of the header, whose length the first bytes tell
			const column = head.length < 8 ? 0 : new DataView(head.buffer, head.byteOffset).getUint32(0, true);
			return says(
				`invalid JSON in header: unknown variant \`${evidence.found}\`, expected one of ${listed.join(', ')} at line 1 column ${column}`,
				'InvalidHeaderDeserialization',
			);
		}
		case 'st-overlap':
		case 'st-gap':
			return name ? says(`invalid offset for tensor \`${name}\``, `InvalidOffset("${name}")`) : undefined;
		case 'st-truncated':
		case 'st-extra':
			return says('incomplete metadata, file not fully covered', 'MetadataIncompleteBuffer');
		default:
			return undefined;
	}
}

const KNOWN: Partial<Record<ProblemCode, string>> = {
	'st-header-length': 'safetensors-header-length',
	'st-header-json': 'safetensors-header-json',
	'st-entry': 'safetensors-header-json',
	'st-dtype': 'safetensors-dtype',
	'st-offsets': 'safetensors-shape',
	'st-overlap': 'safetensors-offset',
	'st-gap': 'safetensors-offset',
	'st-truncated': 'safetensors-incomplete',
	'st-extra': 'safetensors-incomplete',
};

/** A safetensors file's header contradicts its data. */
export function safetensors(problem: Problem, { checkpoint, head }: Context): Finding {
	const { code, severity, evidence } = problem;
	const lost = survival(checkpoint);
	const torch = textOf(problem, head);
	return finding(
		code,
		severity,
		{
			...evidence,
			...(evidence.key && !evidence.path ? { path: [evidence.key] } : {}),
			...lost,
			bytes: checkpoint.file.size,
		},
		{
			torch,
			known: knownMessage(torch) ?? KNOWN[code],
			fixes: lost.tensors > 0 ? [{ kind: 'salvage' }] : [],
		},
	);
}
