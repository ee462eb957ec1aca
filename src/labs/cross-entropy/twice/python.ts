import { asFloat, parseLiteral } from '../../shared/literal.ts';
import type { TwiceState } from './state.ts';

/** The state as a complete PyTorch program: both losses, their gradients and the floor. */
export function asPyTorch({ logits, target }: TwiceState): string {
	return [
		'import math',
		'',
		'import torch',
		'from torch import nn',
		'',
		`logits = torch.tensor([[${logits.map((l) => asFloat(parseLiteral(l))).join(', ')}]], requires_grad=True)`,
		`target = torch.tensor([${target}])`,
		'criterion = nn.CrossEntropyLoss()',
		'',
		'once = criterion(logits, target)',
		'twice = criterion(logits.softmax(dim=1), target)  # the mistake',
		'(once_gradient,) = torch.autograd.grad(once, logits)',
		'(twice_gradient,) = torch.autograd.grad(twice, logits)',
		'',
		'print("once", once.item())',
		'print("once_gradient", once_gradient.tolist())',
		'print("twice", twice.item())',
		'print("twice_gradient", twice_gradient.tolist())',
		'print("floor", math.log(1 + (logits.shape[1] - 1) / math.e))',
		'',
	].join('\n');
}
