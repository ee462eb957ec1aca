/** One of the classes that a network finds most likely. */
export interface Guess {
	/** Of ImageNet's 1000 classes. */
	index: number;
	/** 0…1 */
	probability: number;
}

/** softmax of logits in double precision, and the largest five of it: `softmax(dim=1)[0].topk(5)`. */
export function topFive(logits: ArrayLike<number>): Guess[] {
	const z = Array.from(logits);
	const most = z.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
	const powers = z.map((v) => Math.exp(v - most));
	const sum = powers.reduce((a, b) => a + b, 0);
	return powers
		.map((p, index) => ({ index, probability: p / sum }))
		.sort((a, b) => b.probability - a.probability || a.index - b.index)
		.slice(0, 5);
}
