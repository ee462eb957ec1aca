import { HIDDEN, SEED } from './network.ts';
import { fileName, type State, type Use } from './state.ts';

const USE: Record<Use, readonly string[]> = {
	fill: ['print(model.load_state_dict(saved))'],
	loose: ['print(model.load_state_dict(saved, strict=False))'],
	strip: ['consume_prefix_in_state_dict_if_present(saved, "module.")', 'print(model.load_state_dict(saved))'],
	inner: ['print(model.load_state_dict(saved.state_dict()))'],
	model: ['model = saved'],
	forget: ['# and nothing is done with it'],
};

const CONSUME = 'from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present';

/** The held-out digits `x` and `y`, and a comment about them. */
export const HELD_OUT: readonly string[] = [
	'data = load_digits()  # 1797 images of 8 x 8, values 0 to 16',
	'images = torch.tensor(data.data, dtype=torch.float32) / 16',
	'labels = torch.tensor(data.target)',
	'x, y = images[4:1785:5], labels[4:1785:5]  # every fifth was held out',
];

/** The network's class. */
export function classLines(name: string): string[] {
	const [first, second] = HIDDEN;
	return [
		`class ${name}(nn.Module):`,
		'    def __init__(self):',
		'        super().__init__()',
		`        self.features = nn.Sequential(nn.Linear(64, ${first}), nn.ReLU(), nn.Linear(${first}, ${second}), nn.ReLU())`,
		`        self.head = nn.Linear(${second}, 10)`,
		'',
		'    def forward(self, x):',
		'        return self.head(self.features(x))',
	];
}

/** Says how many of the held-out digits `model` reads. */
export const ACCURACY: readonly string[] = [
	'@torch.no_grad()',
	'def accuracy():',
	'    return f"{(model(x).argmax(dim=1) == y).sum().item()} of {len(y)}"',
];

/** Gives the parameters of `model` the lab's fresh numbers. */
export const FRESH: readonly string[] = [
	`state = ${SEED}`,
	'for p in model.parameters():  # the same fresh weights as the lab: U(-k, k), as nn.Linear draws them',
	'    inputs = p.shape[1] if p.dim() == 2 else inputs  # a bias comes after its weight',
	'    k, values = 1 / math.sqrt(inputs), []',
	'    for _ in range(p.numel()):',
	'        state = (1664525 * state + 1013904223) % 2**32',
	'        values.append((2 * (state >> 8) / 2**24 - 1) * k)',
	'    p.data = torch.tensor(values).view_as(p)',
];

/** The digit on the pad. */
const padLines = (pixels: ArrayLike<number>): string[] => {
	const rows = Array.from({ length: 8 }, (_, y) => Array.from({ length: 8 }, (_, x) => pixels[8 * y + x] ?? 0));
	return [
		'',
		'digit = torch.tensor([',
		...rows.map((row) => `    [${row.join(', ')}],`),
		'])',
		'with torch.no_grad():',
		'    probabilities = model(digit.view(1, 64) / 16).softmax(dim=1)[0]',
		'print(probabilities.tolist())',
	];
};

/**
 * The state as a complete PyTorch program. It prints what share of the held-out digits the fresh network reads, what
 * loading says, and the share after it; the tests run it under real PyTorch and hold the lab to what it prints.
 *
 * @param pixels the digit on the pad, 64 values of 0…16, for which it prints the ten probabilities too
 */
export function asPyTorch({ file, load, use, renamed }: State, pixels?: ArrayLike<number>): string {
	const name = renamed ? 'DigitNet' : 'Digits';
	return [
		'import math',
		'',
		'import torch',
		'from sklearn.datasets import load_digits',
		'from torch import nn',
		...(use === 'strip' ? [CONSUME] : []),
		'',
		...HELD_OUT,
		'',
		'',
		...classLines(name),
		'',
		'',
		...ACCURACY,
		'',
		'',
		`model = ${name}()`,
		...FRESH,
		'print("fresh:", accuracy())',
		'',
		`saved = torch.load("${fileName(file)}", map_location="cpu"${load === 'full' ? ', weights_only=False' : ''})`,
		...USE[use],
		'model.eval()',
		'print("after:", accuracy())',
		...(pixels ? padLines(pixels) : []),
		'',
	].join('\n');
}
