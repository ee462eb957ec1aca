import { subscript as s } from '../../shared/format.ts';
import { errors } from '../errors.zh.ts';
import type { Float32Strings } from './float32-strings.en.ts';

/** float32 视图的中文文字。 */
export const strings: Float32Strings = {
	errors,
	preset: {
		start: '起点',
		edge: '离边缘一步',
		overflow: '上溢：inf',
		targetLargest: '自信地对：nan',
		underflow: '全部下溢：0/0',
		tinyTarget: 'log 0',
	},
	scale: '放大 k 倍',
	scaleSlider: 'logits 放大的倍数，滑块',
	scaleField: 'logits 放大的倍数',
	base: '放大之前的 logits',
	naive: '照公式直接写',
	stable: 'LogSumExp：先减最大值',
	naiveShort: '直接写',
	stableShort: 'LogSumExp',
	loss: '损失',
	step: {
		logits: 'z = k × logits',
		softmax: 'softmax = exp z / Σ',
		log: (c) => `损失 = −log softmax${s(c)}`,
		shifted: (max) => `z − m，其中 m = max z = ${max}`,
		difference: (c) => `损失 = log Σ − (z${s(c)} − m)`,
	},
	fits: 'exp z 装得下',
	strip:
		'float32 里的 exp：−104 以下是 0，到 −87.3 为止是非规格化数，到 88.7 为止是正常的数，再往上是 inf。上面一排是原来的 logits，下面一排是减去最大值之后的，最大的那个在 0。',
	birth: {
		overflow: ({ z }) => `exp(${z}) 超过 float32 的最大值 3.4e38：inf 在这里产生。`,
		underflow: ({ z }) => `exp(${z}) 太接近 0，这个设备存不下：变成 0。`,
		denormal: ({ z, e }) => `exp(${z}) = ${e} 是非规格化数：只剩几位有效数字，GPU 多半直接当 0。`,
		sumOverflow: () => '每个 exp z 都还装得下，加起来却超过 3.4e38：inf 在这里产生。',
		infOverInf: ({ c }) => `softmax${s(c)} = inf / inf：nan 在这里产生。`,
		zeroOverZero: ({ c }) => `softmax${s(c)} = 0 / 0：nan 在这里产生。`,
		overInf: ({ e, c }) => `softmax${s(c)} = ${e} / inf = 0：一个概率丢了。`,
		quotient: ({ e, sum, c }) => `softmax${s(c)} = ${e} / ${sum}，小到 float32 存不下：变成 0。`,
		logZero: ({ c }) => `softmax${s(c)} 是 0，−log 0 = inf 在这里产生，而真正的损失只是个普通的数。`,
		harmless: ({ z }) => `exp(${z}) 在这里也变成 0，但没有害处：和 exp(0) = 1 相加，它本来就不起作用。`,
	},
	agree: (loss) => `两种写法都得到 ${loss}。`,
	broken: (naive, stable) => `直接写，损失是 ${naive}；先减最大值，是 ${stable}。`,
	inexact: (naive, stable) => `直接写，损失是 ${naive}，已经丢了精度；先减最大值，是 ${stable}。`,
	input: 'logits 里本来就有 nan 或 inf，或者真正的损失就是无穷大：换哪种写法都没用。',
	plotTitle: 'logits 变大时的损失',
	plotEnds: (value, scale) => `直接写的损失从 k = ${scale} 起是 ${value}；LogSumExp 一路正常。`,
	plotWhole: '在整个范围里两种写法一致。',
	ends: (value, scale) => `${scale} 起是 ${value}`,
	announce: (naive, stable, device) => `直接写 ${naive}，LogSumExp ${stable}，由 ${device} 计算`,
};
