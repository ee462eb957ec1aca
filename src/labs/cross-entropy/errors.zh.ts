import type { ErrorStrings } from './errors.en.ts';

/** PyTorch 各种报错的中文解释；和会报错的计算代码一起加载。 */
export const errors: ErrorStrings = {
	none: '有一格是空的。在 Python 里这相当于 None，数值张量装不下它。请填一个数；nan 和 inf 也可以。',
	str: '这不是一个数。按 Python 的写法填：1.5、-2、1e4、nan、inf。',
	float:
		'类别索引必须是整数：目标张量的类型得是 int64（Long）或 uint8（Byte）。浮点数会被当成类别概率，而类别概率的形状要和 logits 一样。',
	range: (classes) =>
		`${classes} 个类别的索引是 0 到 ${classes - 1}；−100 会被跳过。在 GPU 上，同样的错误表现为 device-side assert。`,
};
