import { torchText } from '../shared/torch-text.zh.ts';
import type { RefusedStrings } from './refused-strings.en.ts';

/** 权重文件对不上时的中文文字，用到时才加载。 */
export const refusedStrings: RefusedStrings = {
	...torchText,
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
};
