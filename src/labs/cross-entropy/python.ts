import { asFloat, parseLiteral } from '../shared/literal.ts';
import type { State } from './state.ts';

/**
 * The state as a complete PyTorch program. It prints the loss, the softmax and the gradient in full
 * precision; the tests run it under real PyTorch and hold the lab to what it prints.
 */
export function asPyTorch(state: State): string {
	const logits = state.logits.map((l) => asFloat(parseLiteral(l))).join(', ');
	const reduction = state.reduction === 'mean' ? '' : `reduction="${state.reduction}"`;
	return [
		'import torch',
		'from torch import nn',
		'',
		`logits = torch.tensor([[${logits}]], requires_grad=True)`,
		`target = torch.tensor([${parseLiteral(state.target).source}])`,
		'',
		`criterion = nn.CrossEntropyLoss(${reduction})`,
		state.double
			? 'loss = criterion(logits.softmax(dim=1), target)  # softmax twice'
			: 'loss = criterion(logits, target)',
		state.reduction === 'none' ? 'loss.sum().backward()' : 'loss.backward()',
		'',
		'print("loss", loss.item())',
		'print("softmax", logits.softmax(dim=1).tolist())',
		'print("gradient", logits.grad.tolist())',
		'',
	].join('\n');
}
