/** Functions of one value, by PyTorch's names in torch.nn.functional. */
export const ACTIVATIONS = ['relu', 'relu6', 'sigmoid', 'hardsigmoid', 'hardswish', 'silu'] as const;
export type ActivationName = (typeof ACTIVATIONS)[number];

/** The name under which each backend registers its kernel. */
export const ACTIVATION_KERNEL = 'WarmstartActivation';

/** In numbers; nan stays nan. */
export const COMPUTE: Readonly<Record<ActivationName, (x: number) => number>> = {
	relu: (x) => (x < 0 ? 0 : x),
	relu6: (x) => (x < 0 ? 0 : x > 6 ? 6 : x),
	sigmoid: (x) => 1 / (1 + Math.exp(-x)),
	hardsigmoid: (x) => COMPUTE.relu6(x + 3) / 6,
	hardswish: (x) => (x * COMPUTE.relu6(x + 3)) / 6,
	silu: (x) => x / (1 + Math.exp(-x)),
};

/** As an expression of `x` for shaders, in words that GLSL and WGSL share; works on vectors of type `v`, too. */
export const expressionOf = (name: ActivationName, v: string): string =>
	({
		relu: `max(x, ${v}(0.0))`,
		relu6: `clamp(x, ${v}(0.0), ${v}(6.0))`,
		sigmoid: `${v}(1.0) / (${v}(1.0) + exp(-x))`,
		hardsigmoid: `clamp(x + ${v}(3.0), ${v}(0.0), ${v}(6.0)) / ${v}(6.0)`,
		hardswish: `x * clamp(x + ${v}(3.0), ${v}(0.0), ${v}(6.0)) / ${v}(6.0)`,
		silu: `x / (${v}(1.0) + exp(-x))`,
	})[name];

/** What the kernel is called with. */
export interface ActivationCall<B, T> {
	backend: B;
	inputs: { x: T };
	attrs: { name: ActivationName };
}
