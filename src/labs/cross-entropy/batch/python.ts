import { asFloat, parseLiteral } from '../../shared/literal.ts';
import { type BatchState, NO_INDEX, NO_SMOOTHING } from './state.ts';

const list = (items: readonly string[]) => `[${items.join(', ')}]`;
const floats = (row: readonly string[]) => list(row.map((text) => asFloat(parseLiteral(text))));
/** As typed: whole numbers stay int, and make an int64 tensor. */
const asTyped = (row: readonly string[]) => list(row.map((text) => parseLiteral(text).source));

/** The state as a complete PyTorch program; it prints the loss, the loss of each row and the gradient in full precision. */
export function asPyTorch(state: BatchState): string {
	const weight = state.weight.length > 0;
	const options = [
		...(weight ? ['weight=weight'] : []),
		...(parseLiteral(state.ignoreIndex).source === NO_INDEX
			? []
			: [`ignore_index=${parseLiteral(state.ignoreIndex).source}`]),
		...(parseLiteral(state.smoothing).source === NO_SMOOTHING
			? []
			: [`label_smoothing=${parseLiteral(state.smoothing).source}`]),
	];
	const reduced = state.reduction === 'mean' ? options : [...options, `reduction="${state.reduction}"`];
	const target = state.soft
		? ['target = torch.tensor([', ...state.targets.map((row) => `    ${asTyped(row)},`), '])']
		: [`target = torch.tensor(${asTyped(state.targets.flat())})`];
	return [
		'import torch',
		'from torch import nn',
		'',
		'logits = torch.tensor([',
		...state.logits.map((row) => `    ${floats(row)},`),
		'], requires_grad=True)',
		...target,
		...(weight ? [`weight = torch.tensor(${floats(state.weight)})`] : []),
		'',
		`criterion = nn.CrossEntropyLoss(${reduced.join(', ')})`,
		'loss = criterion(logits, target)',
		state.reduction === 'none' ? 'loss.sum().backward()' : 'loss.backward()',
		'',
		`row_losses = nn.CrossEntropyLoss(${[...options, 'reduction="none"'].join(', ')})(logits, target)`,
		'print("loss", loss.tolist())',
		'print("rows", row_losses.tolist())',
		'print("gradient", logits.grad.tolist())',
		'',
	].join('\n');
}
