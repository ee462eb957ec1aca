import { shared } from '../shared/strings.zh.ts';
import type { LabStrings } from './strings.en.ts';

/** 这个实验的中文文字。 */
export const strings: LabStrings = {
	...shared,
	title: '程序能看到哪些 GPU？',
	preset: {
		one: '1',
		reorder: '2,0',
		fastest: '1，最快的排第一',
		negative: '0,2,-1,1',
		repeated: '0,0',
		beyond: '0,7,1',
		brackets: '[0,1]',
		uuid: '按 UUID',
		ambiguous: 'UUID 太短',
		empty: '空值',
	},
	gpus: '机器上的 GPU 数',
	unset: '完全不设这个变量',
	order: '编号顺序 CUDA_DEVICE_ORDER',
	orders: {
		PCI_BUS_ID: 'PCI_BUS_ID，与 nvidia-smi 一致',
		FASTEST_FIRST: 'FASTEST_FIRST，CUDA 的默认值',
	},
	machine: '这台机器，按 nvidia-smi 的顺序',
	smi: (slot) => `nvidia-smi ${slot}`,
	hidden: '不可见',
	number: (n) => `列表里的编号是 ${n}`,
	sees: (count) => (count === 0 ? '程序看不到任何 GPU' : `程序看到 ${count} 块 GPU`),
	announce: (sees, why) => `${sees}。${why}`,
	cuts: {
		unset: () => '不设这个变量，所有 GPU 都可见。',
		empty: () => '空值会隐藏所有 GPU，与不设这个变量不是一回事。',
		repeated: (at) => `“${at}”出现了两次；只要有重复，就一块也不剩。不会报错，只是没有 GPU。`,
		negative: (at) => `“${at}”是负数，列表到此为止，后面的不再读。`,
		'not-a-number': (at) => `“${at}”既不以数字开头，也不以 GPU- 开头，列表到此为止，后面的不再读。`,
		beyond: (at) => `没有编号为 ${at} 的 GPU，列表到此为止，后面的不再读。`,
		'unknown-uuid': (at) => `没有哪块 GPU 的 UUID 以“${at}”开头，列表到此为止。`,
		'ambiguous-uuid': (at) => `以“${at}”开头的 UUID 不止一个，所以它谁也不指，列表到此为止。`,
		mig: () => 'MIG 指一块 GPU 里切出的一部分。这台机器没有切分，PyTorch 也把这个问题留给驱动。',
		none: () => '列表全部读完，第一个就是 cuda:0。',
	},
	raises: 'PyTorch 自己的解析在这个值上直接抛异常：',
	command: '写在命令前面',
	model: '型号',
	uuid: 'UUID',
};
