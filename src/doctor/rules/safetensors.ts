import type { Problem } from '../../checkpoint/index.ts';
import { type Context, finding } from '../context.ts';
import type { Finding, TorchText } from '../finding.ts';
import { safetensors as says } from '../torch/texts.ts';
import { survival } from './survival.ts';

function textOf({ code, evidence }: Problem): TorchText | undefined {
	const name = evidence.path?.join('.') ?? evidence.name ?? evidence.key;
	switch (code) {
		case 'st-header-length':
			return says('header too large', 'HeaderTooLarge');
		case 'st-offsets':
			return says('invalid shape, data type, or offset for tensor', 'TensorInvalidInfo');
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

/** A safetensors file's header contradicts its data. */
export function safetensors(problem: Problem, { checkpoint }: Context): Finding {
	const { code, severity, evidence } = problem;
	const lost = survival(checkpoint);
	const torch = textOf(problem);
	return finding(
		code,
		severity,
		{ ...evidence, ...lost, bytes: checkpoint.file.size },
		{
			torch,
			...(code === 'st-header-length' && { known: 'safetensors-header-too-large' }),
			fixes: lost.tensors > 0 ? [{ kind: 'salvage' }] : [],
		},
	);
}
