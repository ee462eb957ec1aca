/** `argmax` of each row as PyTorch has it: the first of the largest, and nan is larger than any number. */
export function argmaxRows(values: Float32Array, columns: number): number[] {
	return Array.from({ length: values.length / columns }, (_, row) => {
		const at = (c: number) => values[row * columns + c] as number;
		let best = 0;
		for (let c = 1; c < columns; c++) {
			if (!Number.isNaN(at(best)) && (Number.isNaN(at(c)) || at(c) > at(best))) best = c;
		}
		return best;
	});
}
