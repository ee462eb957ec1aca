import { percent, type Score } from './Cards.tsx';
import type { Way } from './state.ts';
import type { VerdictStrings } from './verdict-strings.en.ts';

const end = (scores: Record<Way, Score>, way: Way) => `${percent(scores[way].now ?? Number.NaN)}\u00a0%`;

/** 一次训练说明了什么，中文；和训练一起加载。 */
export const verdictStrings: VerdictStrings = {
	ahead: ({ count }, scores) =>
		`只有 ${count} 个标签时，加载来的 features 比从头训练管用：只训练 head 有 ${end(scores, 'head')}，全部训练有 ${end(scores, 'all')}，不用文件是 ${end(scores, 'scratch')}。第一步之前它们还帮不上忙，因为新的 head 还没学会怎么用。`,
	level: ({ count }, scores) =>
		`${count} 个标签时，三种方式相差不大：从头训练 ${end(scores, 'scratch')}，只训练 head ${end(scores, 'head')}，全部训练 ${end(scores, 'all')}。`,
	destroyed: ({ lr }, scores) =>
		`学习率 ${lr} 步子太大。全部训练把加载来的 features 冲毁了（${end(scores, 'all')}）；冻结起来就伤不到（${end(scores, 'head')}）。微调要用比原来训练时更小的学习率。`,
	nothing: (_, scores) =>
		`一个张量也没装进去：文件里的名字以“module.”开头，strict=False 什么也没说，网络照样从随机权重开始训练。全部训练是 ${end(scores, 'all')}，和从头训练一样；在随机的 features 上只训练 head，是 ${end(scores, 'head')}。`,
};
