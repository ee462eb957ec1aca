import { factsOf, type Model } from './models.ts';
import { type State, TAKEN_FOR } from './state.ts';

const ENUM_ENTRIES = { default: 'DEFAULT', v1: 'IMAGENET1K_V1', v2: 'IMAGENET1K_V2' } as const;
const ARGUMENTS = { none: 'weights=None', bare: '', true: 'pretrained=True', false: 'pretrained=False' } as const;

const report = (name: string) =>
	`print(type(${name}).__name__, sum(p.numel() for p in ${name}.parameters()), len(${name}.state_dict()))`;

/** The line in question alone. */
export function lineOf({ model, line }: State): string {
	if (line === 'renamed') return `${TAKEN_FOR} = models.${model}()`;
	if (line === 'underscore') return 'densenet = models.densenet_161()';
	if (line in ENUM_ENTRIES) {
		const entry = ENUM_ENTRIES[line as keyof typeof ENUM_ENTRIES];
		return `${model} = models.${model}(weights=models.${factsOf(model).enumName}.${entry})`;
	}
	return `${model} = models.${model}(${ARGUMENTS[line as keyof typeof ARGUMENTS]})`;
}

const fileOf = (model: Model) => factsOf(model).weights[0]?.file ?? '';

/**
 * The state as a complete PyTorch program. It prints the class that was built, its parameters and the tensors of its
 * state dict; the tests hold the lab to what it prints, warns and raises under real PyTorch.
 */
export function asPyTorch(state: State): string {
	const { model, line } = state;
	const head = ['from torchvision import models', ''];
	if (line === 'underscore') return [...head, lineOf(state), ''].join('\n');
	if (line === 'renamed') {
		return [
			...head,
			lineOf(state),
			report(TAKEN_FOR),
			`# stands for torch.load("${fileOf(TAKEN_FOR)}", map_location="cpu", weights_only=True)`,
			`state = models.${TAKEN_FOR}().state_dict()`,
			`${TAKEN_FOR}.load_state_dict(state)`,
			'',
		].join('\n');
	}
	const chosen = line in ENUM_ENTRIES ? ENUM_ENTRIES[line as keyof typeof ENUM_ENTRIES] : undefined;
	if (!chosen) return [...head, lineOf(state), report(model), ''].join('\n');
	return [
		...head,
		`weights = models.${factsOf(model).enumName}.${chosen}`,
		`${model} = models.${model}(weights=weights).eval()`,
		report(model),
		'preprocess = weights.transforms()  # picture -> (3, 224, 224)',
		'print(preprocess.resize_size, preprocess.crop_size)',
		'',
	].join('\n');
}
