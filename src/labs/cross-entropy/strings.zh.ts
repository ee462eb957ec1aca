import { subscript } from '../shared/format.ts';
import { shared } from '../shared/strings.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	title: '交叉熵，一步一步算',
	views: '实验的视图',
	view: { one: '一个样本', batch: '小批量', twice: '两次 softmax', float32: 'float32 数值' },
	plotNumbers: '看数字',
	nothingYet: (kilobytes, wasm) =>
		`这里还没有算过。算的时候用你的设备（只加载一次，${kilobytes} kB；没有 GPU 时是 ${wasm} kB）。`,
	viewLoading: '正在打开这个视图…',
	viewMissing: '这个视图没能加载。请检查网络，再点开一次。',
	maskedNote: 'logit 为 -inf，这个类别的概率是 0，梯度也是 0：它被屏蔽了。',
	confidentNote: '错得越自信，目标类别上的梯度越大，绝对值最大接近 1。',
	preset: {
		start: '起点',
		double: '多做一次 softmax',
		overflow: '上溢',
		confident: '自信地错',
		masked: '屏蔽一个类别',
		ignored: '被忽略的目标',
		range: '标签越界',
	},
	logits: 'Logits',
	logit: (c) => `类别 ${c} 的 logit`,
	slider: (c) => `类别 ${c} 的 logit，滑块`,
	isTarget: '目标',
	target: '目标',
	targetHint: '类别索引；−100 表示忽略',
	setTarget: (c) => `把类别 ${c} 设为目标`,
	reduction: '归约',
	more: '加一个类别',
	fewer: '减一个类别',
	doubleLabel: '在损失之前先做一次 softmax（典型错误）',
	stepsCaption: '用你的数字，逐步计算',
	classN: (c) => `类别 ${c}`,
	step: {
		first: 'p = softmax(z)：交给 nn.CrossEntropyLoss 的是它，而不是 z',
		input: 'logits z',
		shifted: (v, max) => `${v} − max ${v}，其中 max ${v} = ${max}`,
		exp: (v) => `exp(${v} − max ${v})`,
		softmax: (sum) => `softmax：除以它们的和 ${sum}`,
		nll: '−log softmax',
		gradient: '梯度 ∂loss/∂z = softmax − 目标',
		gradientDouble: '梯度 ∂loss/∂z，穿过两次 softmax',
		naive: (v, loss) => `不减最大值，直接算 exp(${v})；这样算出的损失是 ${loss}`,
	},
	loss: '损失',
	lossIs: (v, y, z, max, sum, loss) =>
		`−(${v}${subscript(y)} − max ${v} − log Σ) = −(${z} − ${max} − log ${sum}) = ${loss}`,
	lossIgnored: '目标被忽略：没有可求和的项，也没有可除的个数。',
	meanOfOne: '只有一个样本：mean、sum、none 得到同一个数。',
	single: (loss, floor) =>
		`不多做这次 softmax，损失是 ${loss}。多做之后，logits 再正确，损失也降不到 ${floor} 以下，而且没有任何警告。`,
	naiveBad: 'float32 里 exp 在约 88.7 以上就上溢；PyTorch 先减去最大值，所以不会。',
	announce: (loss, device) => `损失 ${loss}，由 ${device} 计算`,
	nanInput: 'logits 里有 nan 或 +inf，整行都会变成 nan；PyTorch 不会报错。',
};
