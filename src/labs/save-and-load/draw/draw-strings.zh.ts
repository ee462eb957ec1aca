import { when } from '../when.zh.ts';
import type { DrawStrings } from './draw-strings.en.ts';

/** 手写视图的中文文字。 */
export const strings: DrawStrings = {
	samples: '放一个留出的数字到手写板上',
	sample: (label) => `留出的 ${label}`,
	pad: '写在这里',
	padHelp: '用鼠标、笔或手指写一个数字。用键盘的话，改旁边的 64 个像素。',
	seen: '网络看到的',
	grid: '64 个像素。方向键移动方框，空格涂黑或擦掉一个像素，Shift 加方向键移动整个数字。',
	cell: (row, column, value) => `第 ${row} 行第 ${column} 列：16 分之 ${value}`,
	keys: '方向键、空格、Shift + 方向键',
	clear: '擦掉',
	fitted: '写下的笔画会拉到整个板那么高，再数成 8 × 8 块，和数据集的做法一样。',
	table: '每个网络各有多大把握（%）',
	digit: '数字',
	when,
	empty: '板上还什么都没有。',
	takes: (fresh, after) =>
		after === undefined
			? `刚建好的网络认成 ${fresh}；已经没有别的网络了。`
			: `刚建好的网络认成 ${fresh}，加载之后的认成 ${after}。`,
	same: '「加载」那里什么也没装进去，所以两边都是刚建好的网络。',
};
