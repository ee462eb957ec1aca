import type { SharedStrings } from './strings.en.ts';

/** 各个实验共用的中文文字；每个实验把它们展开到自己的文字里。 */
export const shared: SharedStrings = {
	presets: '示例',
	reset: '重置',
	device: '计算设备',
	devices: { webgpu: 'WebGPU', webgl: 'WebGL2', wasm: 'Wasm', cpu: 'CPU' },
	auto: '可用的最快设备',
	notYet: (kilobytes, wasm) =>
		`这些数字是构建页面时算好的。改动任意一个，就换成你的设备来算（只加载一次，${kilobytes} kB；没有 GPU 时 ${wasm} kB）。`,
	loading: '正在加载计算引擎…',
	missing: {
		'no-api': '浏览器不提供',
		insecure: '需要 https 或 localhost',
		'no-adapter': '没有可用的显卡适配器',
		'no-float32': '显卡适配器不支持 32 位浮点',
		'no-simd': '这里的 WebAssembly 没有 SIMD，请换新一些的浏览器',
		failed: '启动失败或中途丢失',
	},
	unusable: (device, missing) => `${device}（${missing}）`,
	reason: (device, missing) => `${device}：${missing}`,
	why: (reasons) => `没有用 GPU，因为：${reasons.join('；')}。`,
	whySlower: (reasons) => `没有用最快的设备，因为：${reasons.join('；')}。`,
	moved: (from) => `${from} 停止工作，已换到下一个设备。`,
	failed: '没有设备能完成计算。请刷新页面再试。',
	copy: '复制为 PyTorch 代码',
	copied: '已复制',
	copyFailed: '复制失败；请选中下面的代码',
	showCode: '查看代码',
	pytorchSays: 'PyTorch 的报错',
};
