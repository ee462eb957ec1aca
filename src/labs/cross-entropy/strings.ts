import type { MissingReason } from '../../engine/index.ts';
import type { Preset } from './state.ts';

const en = {
	title: 'Cross-entropy, step by step',
	presets: 'Open on',
	preset: {
		start: 'Start',
		double: 'Softmax twice',
		overflow: 'Overflow',
		confident: 'Sure and wrong',
		masked: 'A masked class',
		ignored: 'An ignored target',
		range: 'Label out of range',
	} satisfies Record<Preset, string>,
	logits: 'Logits',
	logit: (c: number) => `Logit of class ${c}`,
	slider: (c: number) => `Logit of class ${c}, slider`,
	isTarget: 'target',
	target: 'Target',
	targetHint: 'A class index, or −100 to ignore it',
	setTarget: (c: number) => `Make class ${c} the target`,
	reduction: 'Reduction',
	more: 'Add a class',
	fewer: 'Remove a class',
	reset: 'Reset',
	doubleLabel: 'Apply softmax before the loss (the classic mistake)',
	stepsCaption: 'Each step with your numbers',
	classN: (c: number) => `class ${c}`,
	step: {
		first: 'p = softmax(z): what nn.CrossEntropyLoss is given instead of z',
		input: 'logits z',
		shifted: (v: string, max: string) => `${v} − max ${v}, with max ${v} = ${max}`,
		exp: (v: string) => `exp(${v} − max ${v})`,
		softmax: (sum: string) => `softmax: divided by their sum ${sum}`,
		nll: '−log softmax',
		gradient: 'gradient ∂loss/∂z = softmax − target',
		gradientDouble: 'gradient ∂loss/∂z, through both softmaxes',
		naive: (v: string, loss: string) => `exp(${v}) without subtracting the maximum; that way the loss would be ${loss}`,
	},
	loss: 'loss',
	lossIs: (v: string, y: number, z: string, max: string, sum: string, loss: string) =>
		`−(${v}${sub(y)} − max ${v} − log Σ) = −(${z} − ${max} − log ${sum}) = ${loss}`,
	lossIgnored: 'The target is ignored: there is nothing to sum, and nothing to divide by.',
	meanOfOne: 'One sample: mean, sum and none give the same number.',
	single: (loss: string, floor: string) =>
		`Without the extra softmax the loss is ${loss}. With it, the loss cannot fall below ${floor}, however right the logits are, and no warning is given.`,
	naiveBad: 'In float32 exp overflows above about 88.7; subtracting the maximum first is why PyTorch does not.',
	announce: (loss: string, device: string) => `Loss ${loss}, computed on ${device}`,
	device: 'Computed on',
	devices: { webgpu: 'WebGPU', webgl: 'WebGL2', cpu: 'CPU' },
	auto: 'Fastest available',
	notYet: (kilobytes: string) =>
		`These numbers were computed when the page was built. Change one and your device takes over (loads ${kilobytes} kB once).`,
	loading: 'Loading the engine…',
	missing: {
		'no-api': 'this browser does not offer it',
		insecure: 'it needs https or localhost',
		'no-adapter': 'no graphics adapter is offered',
		'no-float32': 'the adapter lacks 32-bit floats',
		failed: 'it failed to start or was lost',
	} satisfies Record<MissingReason, string>,
	why: (list: string) => `Not the GPU, because: ${list}`,
	moved: (from: string) => `${from} stopped working; the next device took over.`,
	failed: 'No device could compute this. Reload the page to try again.',
	copy: 'Copy as PyTorch',
	copied: 'Copied',
	copyFailed: 'Could not copy; select the code below',
	showCode: 'Show the code',
	pytorchSays: 'PyTorch says',
	explain: {
		none: 'A field is empty. In Python that would be None, which no tensor of numbers can hold. Type a number; nan and inf are allowed.',
		str: 'This is not a number. Python’s own notation works: 1.5, -2, 1e4, nan, inf.',
		float: 'A class index must be a whole number: the targets’ tensor has to be int64 (Long) or uint8 (Byte). Floats are taken for class probabilities, and those need the shape of the logits.',
		range: (classes: number) =>
			`With ${classes} classes the indices run from 0 to ${classes - 1}; −100 is skipped. On a GPU the same mistake is a device-side assert.`,
	},
	nanInput: 'A nan or +inf among the logits makes the whole row nan; PyTorch raises nothing.',
};

function sub(y: number): string {
	return '₀₁₂₃₄₅'[y] ?? '';
}

export type LabStrings = typeof en;

const zh: LabStrings = {
	title: '交叉熵，一步一步算',
	presets: '预设',
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
	reset: '重置',
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
	lossIs: en.lossIs,
	lossIgnored: '目标被忽略：没有可求和的项，也没有可除的个数。',
	meanOfOne: '只有一个样本：mean、sum、none 得到同一个数。',
	single: (loss, floor) =>
		`不多做这次 softmax，损失是 ${loss}。多做之后，logits 再正确，损失也降不到 ${floor} 以下，而且没有任何警告。`,
	naiveBad: 'float32 里 exp 在约 88.7 以上就上溢；PyTorch 先减去最大值，所以不会。',
	announce: (loss, device) => `损失 ${loss}，由 ${device} 计算`,
	device: '计算设备',
	devices: { webgpu: 'WebGPU', webgl: 'WebGL2', cpu: 'CPU' },
	auto: '可用的最快设备',
	notYet: (kilobytes) => `这些数字是构建页面时算好的。改动任意一个，就换成你的设备来算（只加载一次，${kilobytes} kB）。`,
	loading: '正在加载计算引擎…',
	missing: {
		'no-api': '浏览器不提供',
		insecure: '需要 https 或 localhost',
		'no-adapter': '没有可用的显卡适配器',
		'no-float32': '显卡适配器不支持 32 位浮点',
		failed: '启动失败或中途丢失',
	},
	why: (list) => `没有用 GPU，因为：${list}`,
	moved: (from) => `${from} 停止工作，已换到下一个设备。`,
	failed: '没有设备能完成计算。请刷新页面再试。',
	copy: '复制为 PyTorch 代码',
	copied: '已复制',
	copyFailed: '复制失败；请选中下面的代码',
	showCode: '查看代码',
	pytorchSays: 'PyTorch 的报错',
	explain: {
		none: '有一格是空的。在 Python 里这相当于 None，数值张量装不下它。请填一个数；nan 和 inf 也可以。',
		str: '这不是一个数。按 Python 的写法填：1.5、-2、1e4、nan、inf。',
		float: '类别索引必须是整数：目标张量的类型得是 int64（Long）或 uint8（Byte）。浮点数会被当成类别概率，而类别概率的形状要和 logits 一样。',
		range: (classes) =>
			`${classes} 个类别的索引是 0 到 ${classes - 1}；−100 会被跳过。在 GPU 上，同样的错误表现为 device-side assert。`,
	},
	nanInput: 'logits 里有 nan 或 +inf，整行都会变成 nan；PyTorch 不会报错。',
};

/** The lab's strings in a language. */
export function labStrings(lang: 'zh' | 'en'): LabStrings {
	return { zh, en }[lang];
}
