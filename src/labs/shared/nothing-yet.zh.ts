/** 在还没有任何数字的地方，告诉读者谁来算。 */
export const nothingYet = (kilobytes: string, wasm: string) =>
	`这里还没有算过。算的时候用你的设备（只加载一次，${kilobytes} kB；没有 GPU 时是 ${wasm} kB）。`;

/** 设备在算、还没有结果的时候。 */
export const computing = '正在计算…';
