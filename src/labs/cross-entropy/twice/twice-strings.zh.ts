import { subscript } from '../../shared/format.ts';
import { errors } from '../errors.zh.ts';
import type { TwiceStrings } from './twice-strings.en.ts';

/** 「两次 softmax」视图的中文文字。 */
export const strings: TwiceStrings = {
	errors,
	preset: {
		start: '起点',
		even: '全都一样',
		right: '自信地对',
		wrong: '自信地错',
		more: '六个类别',
	},
	correct: (c) => `正确类别的 logit z${subscript(c)}`,
	correctSlider: '正确类别的 logit，滑块',
	correctField: '正确类别的 logit',
	caption: '同样的 logits，两种算法',
	once: 'loss(z)',
	twice: 'loss(softmax(z))',
	className: '类别',
	gradient: '梯度',
	again: '再算的 p',
	loss: '损失',
	floor: '下限',
	ceiling: '上限',
	onceLoss: (loss) => `loss(z) = ${loss}`,
	twiceLoss: (loss) => `loss(softmax(z)) = ${loss}`,
	scale: (once, twice, floor, ceiling) =>
		`从 0 开始的刻度上：正确的损失在 ${once}，做两次 softmax 的在 ${twice}，后者只能落在下限 ${floor} 和上限 ${ceiling} 之间。`,
	plotTitle: '正确类别的 logit 变大时的损失',
	plotSummary: (floor) => `正确的损失趋于 0；做两次 softmax 的停在下限 ${floor}。`,
	atFloor: (once, floor) =>
		`预测已经好到头了，正确的损失是 ${once}；做两次 softmax 的损失却停在 ln(1 + (C−1)/e) = ${floor}，看上去就像模型学不动了。`,
	vanished: (once, twice) =>
		`错得离谱，第二次 softmax 却几乎不让梯度通过：目标类别上的梯度是 ${twice}，本该是 ${once}。PyTorch 不会报错。`,
	between: '第一次 softmax 把每个 logit 压进 0 到 1 之间，第二次拿到的输入几乎相等：概率更平，梯度更小。',
	nanInput: 'logits 里有 nan 或 +inf，整行都会变成 nan；PyTorch 不会报错。',
	announce: (once, twice, device) => `正确的损失 ${once}，做两次 softmax 的损失 ${twice}，由 ${device} 计算`,
};
