import { shared } from '../shared/strings.zh.ts';
import type { TrainingStrings } from './strings.en.ts';

/** 训练实验的中文文字。 */
export const strings: TrainingStrings = {
	...shared,
	title: '看着它训练',
	network: { right: '正确写法', double: '两次 softmax' },
	call: { right: 'criterion(logits, y)', double: 'criterion(softmax(logits), y)' },
	recognised: '的测试数字认对了',
	loss: '损失',
	recorded: (steps) =>
		`两个一样的网络，学真实的手写数字，这是在 PyTorch 2.14.1 下训练 ${steps} 步的结果；差别只在算损失的那一行。`,
	preset: { start: '0.1', small: '0.01，偏小', large: '1，偏大', divergent: '3，过大' },
	presets: '学习率',
	lr: '学习率（lr）',
	lrSlider: '学习率，滑块',
	seed: '随机种子',
	seedHint: '决定初始权重和批次顺序',
	start: '开始训练',
	stop: '停止',
	resume: '继续',
	more: '再训练 20 轮',
	counter: (step, epoch) => `第 ${step} 步 · 第 ${epoch} 轮`,
	rate: (samples) => `每秒 ${samples} 个样本`,
	paused: '看不见时暂停',
	preparing: '正在加载计算引擎和数字…',
	plotLoss: '训练损失',
	plotAccuracy: '测试数字认对的比例，%',
	step: '步',
	floor: '下限 1.4612',
	sumLoss: (right, double) => `正确写法：${right}。两次 softmax：${double}，不可能低于 1.4612。`,
	sumAccuracy: (right, double) => `正确写法：${right} %。两次 softmax：${double} %。`,
	numbers: '查看数字',
	guesses: '十个测试数字，两个网络此刻各认成几',
	written: (digit) => `手写的 ${digit}`,
	guessed: (digit, right) => `${digit}，${right ? '对' : '错'}`,
	verdict: {
		slower: (right, double) =>
			`认对 90 % 的测试数字，正确写法用了 ${right} 步，多一次 softmax 用了 ${double} 步，是 ${(double / right).toFixed(1)} 倍。`,
		never: (right, step) =>
			`正确写法用 ${right} 步就认对了 90 % 的测试数字；多一次 softmax，训练了 ${step} 步还没做到。`,
		hidden: (double) =>
			`这个学习率对正确写法来说太大了。多一次 softmax 会把梯度压小，反而盖住了这个问题：它用 ${double} 步达到 90 %。该做的是调小学习率，而不是多加一次 softmax。`,
		neither: (step) => `训练了 ${step} 步，两个网络都还没认对 90 % 的测试数字。`,
		nan: '损失成了 nan：步子太大，权重已经不是数，后面再训练也回不来。PyTorch 同样一声不吭地继续。',
	},
	floorNote: (loss) => `多一次 softmax，损失现在是 ${loss}；10 个类别时，学得再好也降不到 ln(1 + 9/e) = 1.4612 以下。`,
	moved: (from) => `${from} 停止工作，已换到下一个设备重新开始。`,
	notYet: (kilobytes, wasm) =>
		`现在还没有加载任何东西。开始训练时会加载计算引擎（${kilobytes} kB，没有 GPU 时 ${wasm} kB）和 45 kB 的数字，只在你的设备上计算。`,
	explainLr: 'PyTorch 的优化器不接受它。学习率要填不小于 0 的数，如 0.1、1e-3；nan 和 inf 会被放行。',
	explainEmpty: '这一格是空的。在 Python 里相当于 None，优化器没法拿它和 0 比较。',
	badSeed: '随机种子要填 0 到 4294967295 之间的整数。',
	announce: (step, right, double) =>
		`第 ${step} 步：测试数字认对的比例，正确写法 ${right} %，两次 softmax ${double} %。`,
	said: { running: '开始训练。', stopped: '已停止。', finished: '训练结束。' },
	credit: '数字来自',
	creditName: 'Optical Recognition of Handwritten Digits',
	creditBy: '（E. Alpaydin、C. Kaynak，UCI，CC BY 4.0）；1440 张用于训练，另外 357 张用于测试。',
};
