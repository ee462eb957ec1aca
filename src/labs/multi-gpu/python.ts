import type { Into, Saved, State } from './state.ts';

/** Each model around `build()`. */
const MODELS: Record<Saved | Into, string> = {
	plain: 'build()',
	dp: 'nn.DataParallel(build())',
	ddp: 'DistributedDataParallel(build())',
	compile: 'torch.compile(build())',
	'compile-ddp': 'torch.compile(DistributedDataParallel(build()))',
	'dp-compile': 'nn.DataParallel(torch.compile(build()))',
	ema: 'AveragedModel(build())',
};

const UNWRAP = [
	'',
	'',
	'def unwrap(model):',
	'    while True:',
	'        if isinstance(model, (nn.DataParallel, DistributedDataParallel)):',
	'            model = model.module',
	'        elif hasattr(model, "_orig_mod"):  # torch.compile(model)',
	'            model = model._orig_mod',
	'        else:',
	'            return model',
];

const RENAME = {
	none: [],
	slice: ['state = {k[7:]: v for k, v in state.items()}'],
	removeprefix: ['state = {k.removeprefix("module."): v for k, v in state.items()}'],
	all: [
		'state.pop("n_averaged", None)  # AveragedModel counts its updates in it',
		'for prefix in ("module.", "_orig_mod.", "module."):',
		'    consume_prefix_in_state_dict_if_present(state, prefix)',
		'model = unwrap(model)',
	],
} as const;

/**
 * The state as a complete PyTorch program. It prints how many keys there are, the first of them, how many fit the
 * model, and what `load_state_dict` returns; the tests hold the lab to what it prints under real PyTorch.
 */
export function asPyTorch({ saved, into, fix, strict }: State): string {
	const models = [MODELS[saved], MODELS[into]];
	const ddp = models.some((m) => m.includes('Distributed'));
	const all = fix === 'all';
	return [
		'import torch',
		...(ddp ? ['import torch.distributed as dist'] : []),
		'from torch import nn',
		...(all ? ['from torch.nn.modules.utils import consume_prefix_in_state_dict_if_present'] : []),
		...(ddp || all ? ['from torch.nn.parallel import DistributedDataParallel'] : []),
		...(saved === 'ema' ? ['from torch.optim.swa_utils import AveragedModel'] : []),
		'from torchvision import models',
		'',
		'',
		'def build():',
		'    return models.resnet18(weights=None)',
		...(all ? UNWRAP : []),
		'',
		'',
		...(ddp ? ['dist.init_process_group("gloo", rank=0, world_size=1, store=dist.HashStore())'] : []),
		'# stands for torch.load("net.pt", map_location="cpu", weights_only=True)',
		`state = ${MODELS[saved]}.state_dict()`,
		`model = ${MODELS[into]}`,
		...RENAME[fix],
		'',
		'own = model.state_dict()',
		'print(len(state), "keys, first", list(state)[:2])',
		'print(sum(k in own for k in state), "of", len(own), "fit")',
		`print(model.load_state_dict(state${strict ? '' : ', strict=False'}))`,
		'',
	].join('\n');
}
