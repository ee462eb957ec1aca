import { asFloat, parseLiteral } from '../shared/literal.ts';
import type { State } from './state.ts';

const float = (text: string) => asFloat(parseLiteral(text));

/** One loss: computed, differentiated by z, and both printed in full precision. */
const lossLines = (name: string, call: string) => [
	`loss = ${call}`,
	'(gradient,) = torch.autograd.grad(loss, z)',
	`print("${name}", loss.item(), "gradient", gradient.item())`,
	'',
];

function oneLogit(state: State): string[] {
	const { mistake } = state;
	const weighted = state.posWeight !== '1';
	const input = mistake === 'twice' ? 'torch.sigmoid(z)' : 'z';
	return [
		`z = torch.tensor([${float(state.z)}], requires_grad=True)`,
		`y = torch.tensor([${float(state.y)}])${mistake === 'long' ? '.long()  # not a float' : ''}`,
		...(weighted ? [`pos_weight = torch.tensor([${float(state.posWeight)}])`] : []),
		'',
		...(mistake === 'twice' ? ['# sigmoid twice'] : []),
		...lossLines('BCEWithLogitsLoss', `nn.BCEWithLogitsLoss(${weighted ? 'pos_weight=pos_weight' : ''})(${input}, y)`),
		...(mistake === 'raw' ? ['# no sigmoid'] : []),
		...(weighted ? ['# has no pos_weight'] : []),
		...lossLines('BCELoss', `nn.BCELoss()(${mistake === 'raw' ? 'z' : 'torch.sigmoid(z)'}, y)`),
	];
}

function severalLogits(state: State): string[] {
	return [
		`z = torch.tensor([[${state.logits.map(float).join(', ')}]], requires_grad=True)`,
		`labels = torch.tensor([[${state.many.map((m) => (m ? '1.0' : '0.0')).join(', ')}]])`,
		`label = torch.tensor([${state.one}])`,
		'',
		'print("sigmoid", torch.sigmoid(z).tolist())',
		'print("each", nn.BCEWithLogitsLoss(reduction="none")(z, labels).tolist())',
		'loss = nn.BCEWithLogitsLoss()(z, labels)',
		'(gradient,) = torch.autograd.grad(loss, z)',
		'print("multi-label", loss.item(), "gradient", gradient.tolist())',
		'',
		'print("softmax", z.softmax(dim=1).tolist())',
		'loss = nn.CrossEntropyLoss()(z, label)',
		'(gradient,) = torch.autograd.grad(loss, z)',
		'print("multi-class", loss.item(), "gradient", gradient.tolist())',
		'',
	];
}

/**
 * The state as a complete PyTorch program that prints in full precision; the tests run it under real
 * PyTorch and hold the lab to what it prints, and to the error where it ends with one.
 */
export function asPyTorch(state: State): string {
	const lines = state.view === 'one' ? oneLogit(state) : severalLogits(state);
	return ['import torch', 'from torch import nn', '', ...lines].join('\n');
}
