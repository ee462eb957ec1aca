/**
 * `nn.Dropout` in train mode: each number becomes 0 with probability `p`, and the others are divided by
 * 1 − p. In eval mode a Dropout does nothing.
 *
 * @param random of [0, 1); PyTorch's own generator gives others, so which numbers drop differs from it
 * @throws Error with PyTorch's text for a `p` outside 0 … 1
 */
export function dropoutTrain(x: Float32Array, p: number, random: () => number): Float32Array {
	if (!(p >= 0 && p <= 1)) throw new Error(`ValueError: dropout probability has to be between 0 and 1, but got ${p}`);
	return x.map((v) => (random() < p ? 0 : v / (1 - p)));
}
