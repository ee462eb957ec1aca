import type { torchText as en } from './torch-text.en.ts';

/** PyTorch 的长消息前后的文字。 */
export const torchText: typeof en = {
	more: (count) => `，……另有 ${count} 个`,
	whole: '完整消息',
};
