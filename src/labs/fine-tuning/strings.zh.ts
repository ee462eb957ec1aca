import { shared } from '../shared/strings.zh.ts';
import type { TuningStrings } from './strings.en.ts';

/** 微调实验的中文文字。 */
export const strings: TuningStrings = {
	...shared,
	title: '到底值不值？',
	task: '一个认数字的网络换上只有两个输出的新输出层，改学分辨奇偶，而有标签的数字很少。同一份初始权重，用三种方式训练。',
	preset: {
		answer: '40 个标签',
		few: '10 个标签',
		many: '160 个标签',
		destroyed: '学习率过大',
		nothing: '什么也没装进去',
	},
	file: '文件',
	files: { plain: 'digits.pth', prefixed: 'digits-dataparallel.pth' },
	count: '有标签的数字',
	lr: '学习率',
	way: { scratch: '从头训练', head: '加载后只训练 head', all: '加载后全部训练' },
	short: { scratch: '从头', head: '只训练 head', all: '全部' },
	what: {
		scratch: '不用文件，所有权重都学。',
		head: 'features 来自文件并冻结，只有 head 在学。',
		all: 'features 来自文件，所有权重都学。',
	},
	untrained: '的留出数字判断正确，还没训练',
	from: (start) => `的留出数字判断正确，训练前 ${start} %`,
	start: (steps) => `训练 ${steps} 步`,
	stop: '停止',
	again: '重新训练',
	preparing: '正在加载计算引擎、文件和数字…',
	missingFile: '文件或数字没能加载。检查一下网络，再训练一次。',
	counter: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
	kept: (kept, inFile) => `文件里的 ${inFile} 个张量，名字和形状都对得上的有 ${kept} 个。load_state_dict 返回：`,
	recorded: (steps) => `这是 40 个标签在 PyTorch 2.14.1 下训练 ${steps} 步的结果。点「训练」在这里重现。`,
	plotAccuracy: '留出数字判断正确的比例，%',
	plotLoss: '训练损失',
	step: '步',
	numbers: '查看数字',
	notYet: (kilobytes, wasm) =>
		`现在还没有加载任何东西。训练时会加载 ${kilobytes} kB（没有 GPU 时 ${wasm} kB），包括文件和数字，只在你的设备上计算。`,
	said: { running: '开始训练。', stopped: '已停止。', finished: '训练结束。', missing: '文件或数字没能加载。' },
	credit: '数字来自',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: '（E. Alpaydin、C. Kaynak，UCI，CC BY 4.0）；每五张留出一张不参加训练。',
};
