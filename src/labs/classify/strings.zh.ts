import { shared } from '../shared/strings.zh.ts';
import { torchText } from '../shared/torch-text.zh.ts';
import type { ClassifyStrings } from './strings.en.ts';

/** 分类实验的中文文字。 */
export const strings: ClassifyStrings = {
	...shared,
	...torchText,
	title: '这份权重怎么看一张图？',
	task: '同一个网络跑两遍：一遍是刚建好的 weights=None，一遍装上你自己文件里的权重。图片和文件都只在这个页面里读，哪儿也不去。',
	model: '模型',
	weights: '预处理按',
	entry: (name, resize) => `${name}（短边 ${resize}）`,
	picture: '图片',
	choosePicture: '选一张图片…',
	noPicture: '本页画的示例图',
	file: '权重文件',
	chooseFile: '选一个 .pth…',
	noFile: (name, size) => `还没选；torchvision 的是 ${name}，${size}`,
	where: 'torchvision 下载过的话，就在 ~/.cache/torch/hub/checkpoints 里。',
	remove: '去掉',
	start: '分类',
	stop: '取消',
	reading: { random: '正在生成随机权重', file: '正在读取文件里的权重' },
	opening: '正在加载计算引擎…',
	seen: '网络看到的图',
	did: (resize) => `短边缩放到 ${resize} 像素，裁出中间的 224 × 224，再归一化。`,
	random: 'weights=None',
	loaded: '装入权重后',
	recorded: (model) => `torch.manual_seed(0) 之后的 ${model}，示例图，由 PyTorch 2.14.1 算出。`,
	randomNote: '在 1000 类里瞎猜，每类是 0.10 %。',
	loadedNote: {
		'as-is': '名字和模型的完全一致。',
		densenet: '文件里是旧名字（norm.1，而不是 norm1），torchvision 的构造函数也会这样改。',
		wrapped: '已去掉名字的前缀；直接 load_state_dict 会报错。',
	},
	empty: '选一个权重文件，看看训练值多少。',
	waiting: '接下来就是…',
	percent: '概率',
	refused: {
		unreadable: '这个文件读不了',
		empty: '里面没有带名字的张量',
		other: 'load_state_dict 报错',
		'not-finite': '有权重不是数',
	},
	notFinite: (key, value) => `${key} 是 ${value}。PyTorch 会照样装进去，然后对每张图都给出 nan。`,
	otherModel: (model, others) =>
		others.length
			? `这不是 ${model} 的权重；看名字，是 ${others.slice(0, 3).join(' 或 ')} 的。`
			: `这不是 ${model} 的权重，也不是这里能运行的其他网络的。`,
	takeModel: (model) => `换成 ${model}`,
	doctor: '让「诊断」看看这个文件',
	badPicture: '浏览器解不开这张图片。换一张 JPEG、PNG 或 WebP，边长不超过几千像素。',
	said: {
		idle: '',
		running: '开始分类。',
		stopped: '已取消。',
		done: '完成。',
		refused: '文件里的权重对不上。',
		'no-picture': '图片解不开。',
	},
	announce: (whose, name, percent) => `${whose}：${name}，${percent}。`,
	notYet: (kilobytes, wasm) =>
		`现在还没有加载任何东西。分类时会加载 ${kilobytes} kB（没有 GPU 时 ${wasm} kB），只在你的设备上计算。`,
};
