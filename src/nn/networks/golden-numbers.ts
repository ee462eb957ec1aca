import type { TensorSlot } from './module.ts';
import type { ImageShape } from './run.ts';

/** As tools/record/network_logits.py writes it. */
export interface NetworkGoldens {
	readonly torch: string;
	readonly torchvision: string;
	readonly shape: ImageShape;
	/** One of each so many logits is kept. */
	readonly every: number;
	readonly results: Readonly<Record<string, NetworkGolden>>;
}

export interface NetworkGolden {
	/** Magnitude of the largest logit. */
	readonly largest: number;
	/** Classes with the five largest logits. */
	readonly top: readonly number[];
	/** Computed in float64. */
	readonly logits: readonly number[];
	/** Largest error of PyTorch's own float32, over the largest logit. */
	readonly float32: number;
}

const IMAGE = 0xffff;

/** `count` numbers of [0, 1) with 24 bits each, from a hash of place and index; the script has the same. */
function* uniform(place: number, count: number): Generator<number> {
	const start = Math.imul(place, 0x85ebca77);
	for (let i = 1; i <= count; i++) {
		let x = (Math.imul(i, 0x9e3779b1) + start) | 0;
		x ^= x >>> 16;
		x = Math.imul(x, 0x7feb352d);
		x ^= x >>> 15;
		x = Math.imul(x, 0x846ca68b);
		x ^= x >>> 16;
		yield (x >>> 8) / 2 ** 24;
	}
}

/** The rule itself: `value` of each of `count` numbers of [0, 1) that belong to a place. */
export function goldenUniform(place: number, count: number, value: (u: number) => number): Float32Array {
	const values = new Float32Array(count);
	let i = 0;
	for (const u of uniform(place, count)) values[i++] = value(u);
	return values;
}

/** The numbers of a network's tensors by the script's rule. */
export function goldenTensors(slots: ReadonlyMap<string, TensorSlot>): (key: string, slot: TensorSlot) => Float32Array {
	const places = new Map([...slots.keys()].map((key, place) => [key, place]));
	return (key, { shape }) => {
		const count = shape.reduce((a, b) => a * b, 1);
		const bound = Math.sqrt(6 / shape.slice(1).reduce((a, b) => a * b, 1));
		const rule =
			shape.length >= 2
				? (u: number) => (2 * u - 1) * bound
				: key.endsWith('weight')
					? (u: number) => 0.65 + 0.6 * u
					: key.endsWith('running_var')
						? (u: number) => 0.6 + u
						: (u: number) => 0.2 * u - 0.1;
		return goldenUniform(places.get(key) ?? 0, count, rule);
	};
}

/** The image by the script's rule. */
export const goldenImage = (shape: ImageShape): Float32Array =>
	goldenUniform(
		IMAGE,
		shape.reduce((a, b) => a * b, 1),
		(u) => u * 4 - 2,
	);

/** Largest difference of logits from the golden ones, over the largest; infinite where one is no number. */
export function logitsError(logits: Float32Array, { logits: wanted, largest }: NetworkGolden, every: number): number {
	if (logits.length !== every * wanted.length) return Number.POSITIVE_INFINITY;
	const errors = wanted.map((w, i) => Math.abs((logits[i * every] ?? Number.NaN) - w) / largest);
	return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
}
