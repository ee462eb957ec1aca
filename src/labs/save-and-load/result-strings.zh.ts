import { torchText } from '../shared/torch-text.zh.ts';
import type { ResultStrings } from './result-strings.en.ts';
import { when } from './when.zh.ts';

/** 加载结果的中文文字，和结果一起加载。 */
export const resultStrings: ResultStrings = {
	...torchText,
	when,
	score: (right, of) => `留出的 ${of} 个数字认对 ${right} 个`,
	counting: '正在认…',
	noModel: '已经没有网络可用了',
	row: '留出的数字每种一个，看它认成什么',
	written: (label) => `手写的 ${label}`,
	guessed: (guess, right) => `${guess}，${right ? '对' : '错'}`,
	missed: (count) => `认错的 ${count} 个：`,
	takenFor: (label, guess) => `${label}，认成 ${guess}`,
	outcomes: { loaded: '会认了', raised: 'PyTorch 报错', silent: '不报错，但还在瞎猜' },
	reasons: {
		filled: '名字和形状都对得上，文件里的数值换掉了全部初始值。',
		taken:
			'文件里的对象就是网络本身。能行，是因为 Digits 类正好在文件写的 __main__ 里，也因为放行了文件点名的一切代码。',
		refused:
			'文件里是 __main__.Digits 类的对象。2.6 起默认的 weights_only=True 不会创建允许列表之外的类的对象：创建它，就等于执行文件指定的代码。',
		classless: '文件里只有类的名字，没有它的代码。这个类现在叫 DigitNet，在 __main__.Digits 处什么也找不到。',
		prefixed:
			'它是从 nn.DataParallel 存下来的，每个名字都以「module.」开头，一个也对不上。去掉前缀，或者保存时就用 model.module.state_dict()。',
		ignored: '每个名字都以「module.」开头，一个也对不上。strict=False 只把这件事写进返回值，网络里还是随机的初始值。',
		dict: 'state_dict 只是一张张量表，没有层，也就没有这个方法。先用代码搭好网络，再把它装进去。',
		model: '这里要的是 state_dict，文件里却是整个模型。传 saved.state_dict()。',
		forgotten: 'torch.load 只读文件，不改动任何网络。没有 load_state_dict 把数值拷进去，它就一直在猜。',
	},
	printsNothing: '（什么也没打印）',
	announce: (outcome, after) =>
		after
			? `${outcome}。${after.of} 个数字认对 ${after.right} 个，${((100 * after.right) / after.of).toFixed(1)}\u00a0%。`
			: `${outcome}。`,
};
