/** What the reader is told of the device where there are no numbers yet. */
export const nothingYet = (kilobytes: string, wasm: string) =>
	`Nothing was computed here yet. It will be on your device (loads ${kilobytes} kB once, or ${wasm} kB where there is no GPU).`;

/** While the device computes and there is no result yet. */
export const computing = 'Computing…';
