import { subscript } from '../shared/format.ts';
import { errors } from './errors.zh.ts';
import type { ResultStrings } from './words.en.ts';

/** 单样本结果的中文文字；和结果一起加载。 */
export const words: ResultStrings = {
	errors,
	stepsCaption: '用你的数字，逐步计算',
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
	single: (loss, floor) =>
		`不多做这次 softmax，损失是 ${loss}。多做之后，logits 再正确，损失也降不到 ${floor} 以下，而且没有任何警告。`,
	naiveBad: 'float32 里 exp 在约 88.7 以上就上溢；PyTorch 先减去最大值，所以不会。',
	nanInput: 'logits 里有 nan 或 +inf，整行都会变成 nan；PyTorch 不会报错。',
	maskedNote: 'logit 为 -inf，这个类别的概率是 0，梯度也是 0：它被屏蔽了。',
	confidentNote: '错得越自信，目标类别上的梯度越大，绝对值最大接近 1。',
	meanOfOne: '只有一个样本：mean、sum、none 得到同一个数。',
	announce: (loss, device) => `损失 ${loss}，由 ${device} 计算`,
};
