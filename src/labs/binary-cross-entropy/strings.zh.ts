import { computing, nothingYet } from '../shared/nothing-yet.zh.ts';
import { shared } from '../shared/strings.zh.ts';
import type { ControlStrings } from './strings.en.ts';

/** 实验一开始就显示的中文文字。 */
export const strings: ControlStrings = {
	...shared,
	nothingYet,
	computing,
	title: '二元交叉熵，一步一步算',
	view: '看什么',
	views: { one: '一个 logit，两种损失', labels: '多标签还是多分类' },
	preset: {
		start: '起点',
		saturated: 'BCELoss 饱和',
		vanishing: '梯度消失',
		twice: '多做一次 sigmoid',
		raw: '忘了 sigmoid',
		range: 'y = 2',
		long: '整数目标',
		soft: '软标签',
		posWeight: 'pos_weight = 3',
	},
	z: 'logit z',
	y: '目标 y',
	zSlider: 'logit z，滑块',
	ySlider: '目标 y，滑块',
	mistake: '错误写法',
	mistakes: {
		none: '无',
		twice: 'BCEWithLogitsLoss 前加了 sigmoid',
		raw: 'BCELoss 前没有 sigmoid',
		long: '目标是 int64',
	},
};
