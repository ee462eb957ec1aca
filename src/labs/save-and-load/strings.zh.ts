import { shared } from '../shared/strings.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	title: '一个认数字的网络：加载与保存',
	views: '视图',
	view: { load: '加载', draw: '写个数字', write: '保存并看看里面' },
	viewLoading: '正在打开…',
	viewMissing: '没能打开。请检查网络，再试一次。',
	notYet: (kilobytes, wasm) =>
		`这些是 PyTorch 打印的数字。任选一项，就由你的设备来认（只加载一次，连网络和数据共 ${kilobytes} kB；没有 GPU 时 ${wasm} kB）。`,
	preset: {
		answer: '正确的写法',
		forgot: '忘了 load_state_dict',
		prefix: 'DataParallel 存的文件',
		silent: 'strict=False',
		strip: '去掉前缀',
		whole: '整个模型',
		renamed: '类改了名',
		notModel: 'model = torch.load(…)',
	},
	file: '文件',
	files: {
		zip: 'digits.pth：state_dict',
		legacy: 'digits-legacy.pth：1.6 以前的格式',
		dp: 'digits-dataparallel.pth',
		whole: 'digits-whole-model.pth',
	},
	load: '怎么读',
	loads: { default: 'torch.load(path)', full: 'torch.load(path, weights_only=False)' },
	use: '读进来之后',
	uses: {
		fill: 'model.load_state_dict(saved)',
		loose: 'load_state_dict(saved, strict=False)',
		strip: '去掉「module.」再 load_state_dict',
		inner: 'load_state_dict(saved.state_dict())',
		model: 'model = saved',
		forget: '什么也不做',
	},
	renamed: 'class Digits → DigitNet',
	credit: '数据：',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: '，作者 E. Alpaydin、C. Kaynak（CC BY 4.0）；留出的 357 个，网络训练时没有见过。',
};
