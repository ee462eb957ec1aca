import { shared } from '../shared/strings.zh.ts';
import { torchText } from '../shared/torch-text.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 数量少就列出名字，多了就不列。 */
const few = (keys: readonly string[]) => (keys.length > 3 ? '' : `：${keys.join('、')}`);

/** 这个实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	...torchText,
	title: '装进去了多少？',
	preset: {
		answer: '换了输出层',
		shapes: '只按名字筛',
		noop: '静悄悄的空操作',
		prefix: '文件带前缀',
		strict: '筛过却还 strict',
		deeper: '来自 resnet34',
		meaning: '对得上，却不对',
		stranger: '来自 vgg11',
	},
	file: '文件里是',
	model: '模型',
	filter: '从文件里留下',
	files: {
		resnet18: 'resnet18，1000 类',
		module: 'resnet18，包在 DataParallel 里',
		resnet34: 'resnet34，1000 类',
		vgg11: 'vgg11，1000 类',
		other: 'resnet18，另一个任务的 10 类',
	},
	models: {
		'resnet18-10': 'resnet18，10 类',
		resnet18: 'resnet18，1000 类',
		backbone: '{"backbone": resnet18}',
		'resnet34-10': 'resnet34，10 类',
		'vgg11-10': 'vgg11，10 类',
	},
	filters: {
		none: '全部',
		key: '同名的',
		shape: '同名而且同形状的',
	},
	fill: 'own.update(keep)',
	strict: 'strict=True',
	keys: (file, model) => `文件里 ${file} 个张量，模型里 ${model} 个`,
	links: { fits: '对得上', clash: '形状不同', none: '没有对应' },
	tensors: (count) => `${count} 个张量`,
	initial: '保持原样',
	outcomes: {
		loaded: '全部装入',
		partly: '装入了一部分',
		raised: 'load_state_dict 报错',
		silent: '没有报错，却一个张量也没装进去',
	},
	fit: (fit, wanted) => `${wanted} 个张量对上 ${fit} 个`,
	remarks: {
		'file-prefix': () => '文件里的名字以“module.”开头，模型的没有。先去掉前缀。',
		'model-prefix': () => '模型的名字以“backbone.”开头，文件里的没有。装进 model["backbone"]，或者给键改名。',
		strangers: () => '这是两种结构，没有一个名字相同。',
		shapes: ({ resized }) => `“${resized}”在模型里是另一种形状。strict=False 也不放过形状，筛选时把形状也算上。`,
		keys: () => 'strict=True 要求两边的键完全相同。',
		copied: ({ fit }) => `报错之前，对得上的 ${fit} 个张量已经复制进模型了。`,
		itself: () => 'own.update(keep) 什么也没改：模型把自己的张量又装了一遍，键当然全都对得上。看一眼 len(keep)。',
		hidden: () => '缺的都用模型自己的张量补齐了，所以不管文件缺什么，都不算缺失。',
		unread: () => '只有返回值说了实话。不看它，训练就从随机权重开始。',
		missing: ({ left }) => `${left.length} 个张量保持初始值${few(left)}。`,
		counters: ({ counters }) => `缺失清单里没有那 ${counters} 个 num_batches_tracked：BatchNorm 自己补上了。`,
		'other-task': () => '输出层也装进来了，可它的 10 类是另一个任务的。从留下的键里把 fc 删掉。',
		'other-depth': () => '名字和形状都对得上，但这些层是在另一种深度的网络里训练出来的。',
	},
	announce: (outcome, fit) => `${outcome}。${fit}。`,
};
