/** What stands around a long message of PyTorch's. */
export const torchText = {
	more: (count: number) => `, … and ${count} more`,
	whole: 'The whole message',
};
