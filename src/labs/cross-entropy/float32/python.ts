import { asFloat, parseLiteral } from '../../shared/literal.ts';
import type { Float32State } from './state.ts';

/** The state as a complete PyTorch program: the naive formula beside the shifted one, each step printed. */
export function asPyTorch({ logits, target, scale }: Float32State): string {
	return [
		'import torch',
		'from torch import nn',
		'',
		`logits = torch.tensor([${logits.map((l) => asFloat(parseLiteral(l))).join(', ')}])`,
		`logits = logits * torch.tensor(${asFloat(parseLiteral(scale))})`,
		`y = ${target}`,
		'',
		'# as the formula is written',
		'exponentials = logits.exp()',
		'softmax = exponentials / exponentials.sum()',
		'naive = -softmax[y].log()',
		'',
		'# log-sum-exp: the maximum is subtracted first',
		'shifted = logits - logits.max()',
		'stable = shifted.exp().sum().log() - shifted[y]',
		'',
		'print("logits", logits.tolist())',
		'print("exponentials", exponentials.tolist())',
		'print("sum", exponentials.sum().item())',
		'print("softmax", softmax.tolist())',
		'print("naive", naive.item())',
		'print("shifted", shifted.tolist())',
		'print("shifted_exponentials", shifted.exp().tolist())',
		'print("shifted_sum", shifted.exp().sum().item())',
		'print("stable", stable.item())',
		'print("cross_entropy", nn.functional.cross_entropy(logits, torch.tensor(y)).item())',
		'',
	].join('\n');
}
