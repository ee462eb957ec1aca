import type { FileName, Filter, ModelName, State } from './state.ts';

const BUILD: Record<FileName | ModelName, string> = {
	resnet18: 'models.resnet18(weights=None)',
	module: 'nn.DataParallel(models.resnet18(weights=None))',
	resnet34: 'models.resnet34(weights=None)',
	vgg11: 'models.vgg11(weights=None)',
	other: 'models.resnet18(weights=None, num_classes=10)',
	'resnet18-10': 'models.resnet18(weights=None, num_classes=10)',
	backbone: 'nn.ModuleDict({"backbone": models.resnet18(weights=None)})',
	'resnet34-10': 'models.resnet34(weights=None, num_classes=10)',
	'vgg11-10': 'models.vgg11(weights=None, num_classes=10)',
};

const KEEP: Record<Filter, string[]> = {
	none: ['keep = state'],
	key: ['keep = {k: v for k, v in state.items() if k in own}'],
	shape: ['keep = {k: v for k, v in state.items()', '        if k in own and v.shape == own[k].shape}'],
};

/**
 * The state as a complete PyTorch program. It prints what was kept, what of it fits the model, and what
 * `load_state_dict` returns; the tests hold the lab to what it prints under real PyTorch.
 */
export function asPyTorch({ file, model, filter, fill, strict }: State): string {
	const builds = [BUILD[file], BUILD[model]];
	return [
		...(builds.some((build) => build.startsWith('nn.')) ? ['from torch import nn'] : []),
		'from torchvision import models',
		'',
		'# stands for torch.load("net.pt", map_location="cpu", weights_only=True)',
		`state = ${BUILD[file]}.state_dict()`,
		`model = ${BUILD[model]}`,
		'',
		'own = model.state_dict()',
		...KEEP[filter],
		'fit = [k for k, v in keep.items() if k in own and v.shape == own[k].shape]',
		'print(f"kept {len(keep)} of {len(state)}; {len(fit)} of {len(own)} fit")',
		...(fill ? ['own.update(keep)  # hides what the file lacks'] : []),
		`print(model.load_state_dict(${fill ? 'own' : 'keep'}${strict ? '' : ', strict=False'}))`,
		...(filter === 'shape' && !fill && !strict ? ['assert fit, "not one tensor came from the file"'] : []),
		'',
	].join('\n');
}
