import { VIEW_KILOBYTES } from '../shared/engine-size.ts';
import { computing, nothingYet } from '../shared/nothing-yet.zh.ts';
import { shared } from '../shared/strings.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	title: '交叉熵，一步一步算',
	views: '实验的视图',
	view: { one: '一个样本', batch: '小批量', twice: '两次 softmax', float32: 'float32 数值' },
	plotNumbers: '看数字',
	notYet: (kilobytes, wasm) => `${shared.notYet(kilobytes, wasm)}另外几个视图打开时，各自再加载 ${VIEW_KILOBYTES} kB。`,
	nothingYet,
	computing,
	viewLoading: '正在打开这个视图…',
	viewMissing: '这个视图没能加载。请检查网络，再点开一次。',
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
	classN: (c) => `类别 ${c}`,
};
