import { shared } from '../shared/strings.zh.ts';
import { torchText } from '../shared/torch-text.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 这个实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	...torchText,
	title: '名字对得上吗？',
	preset: {
		error: '那个报错',
		silent: 'strict=False',
		sliced: '没有前缀却 k[7:]',
		removed: 'removeprefix',
		nested: '包了两层',
		ema: 'EMA 文件',
		reverse: '反过来',
		all: '通用的修法',
	},
	saved: '存的时候是',
	into: '要装进',
	fix: '装之前，键名',
	models: {
		plain: 'net，没有包装',
		dp: 'nn.DataParallel(net)',
		ddp: 'DistributedDataParallel(net)',
		compile: 'torch.compile(net)',
		'compile-ddp': 'torch.compile(DDP(net))',
		'dp-compile': 'DataParallel(torch.compile(net))',
		ema: 'AveragedModel(net)，即 EMA',
	},
	fixes: {
		none: '原样不动',
		slice: 'k[7:]',
		removeprefix: 'k.removeprefix("module.")',
		all: '去掉所有前缀，装进最里面的模型',
	},
	strict: 'strict=True',
	names: '逐个键看，以 resnet18 为例',
	inFile: '文件里',
	inModel: '模型里',
	fits: '同名',
	differs: '名字不同',
	others: (count) => `另有 ${count} 个键`,
	fit: (fit, wanted) => `${wanted} 个张量对上 ${fit} 个`,
	outcomes: {
		loaded: '装进去了',
		raised: 'load_state_dict 报错',
		silent: '没有报错，却一个张量也没装进去',
	},
	agree: '两边的名字一致。',
	cut: (before, after) =>
		`k[7:] 不看内容，切掉前 7 个字符，名字全毁了。${
			after < before ? `重名的还会互相覆盖：${before} 个键只剩 ${after} 个。` : ''
		}`,
	leftover: (key, raised) =>
		`张量全都对得上，只多出一个键“${key}”：AveragedModel 用它记更新次数。${
			raised ? '先执行 state.pop("n_averaged") 取走它。' : 'strict=False 把它丢开了。'
		}`,
	prefix: (given, own) =>
		own ? `给的名字以“${given}”开头，模型的名字以“${own}”开头。` : `给的名字以“${given}”开头，模型的名字没有这个前缀。`,
	bare: (own, inside) => `模型的名字以“${own}”开头，给的名字没有。装进里面的模型：model.${inside}。`,
	silent: 'strict=False 只是把这些键放进返回值。不看返回值，训练就从随机权重开始。',
	filled: (count) => `缺失清单里没有那 ${count} 个 num_batches_tracked：BatchNorm 自己补上了。`,
	announce: (outcome, fit) => `${outcome}。${fit}。`,
};
