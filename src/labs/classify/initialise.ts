import { type Module, slotsOf, type TensorSlot } from '../../nn/networks/module.ts';
import { Mersenne } from './mersenne.ts';

/** How a family's constructor draws its numbers after its layers have drawn theirs. */
interface Scheme {
	/** Of convolutions; `layer` keeps what `nn.Conv2d` drew. */
	readonly conv: 'layer' | 'normal-out' | 'normal-in' | 'uniform-in';
	/** Of linear layers; `layer-weight` keeps the weight and sets the bias to 0. */
	readonly linear: 'layer' | 'layer-weight' | 'normal';
	/** A convolution of its own scheme: the classifier of SqueezeNet. */
	readonly classifier?: string;
}

/** By the beginning of the builder's name: what the constructors in torchvision/models do. */
const SCHEMES: readonly (readonly [RegExp, Scheme])[] = [
	[/^alexnet/, { conv: 'layer', linear: 'layer' }],
	[/^(vgg|mobilenet)/, { conv: 'normal-out', linear: 'normal' }],
	[/res/, { conv: 'normal-out', linear: 'layer' }],
	[/^densenet/, { conv: 'normal-in', linear: 'layer-weight' }],
	[/^squeezenet/, { conv: 'uniform-in', linear: 'layer', classifier: 'classifier.1.weight' }],
];

const CLASSIFIER_STD = 0.01;
/** A normal distribution is drawn in blocks of so many numbers: 8 pairs. */
const BLOCK = 16;

const numel = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
/** Numbers of one output channel's kernel. */
const fanIn = (shape: readonly number[]) => numel(shape.slice(1));
const fanOut = ([out = 0, , ...kernel]: readonly number[]) => out * numel(kernel);

/** How a tensor's numbers come about; `draws` is how many uniform numbers that takes. */
type Draw =
	| { readonly kind: 'constant'; readonly value: number }
	| { readonly kind: 'uniform'; readonly bound: number }
	| { readonly kind: 'normal'; readonly std: number };

const drawsOf = (draw: Draw, count: number): number =>
	draw.kind === 'constant' ? 0 : draw.kind === 'normal' && count % BLOCK ? count + BLOCK : count;

/** A block of uniform numbers becomes one of normal ones (Box and Muller): the first half radii, the second angles. */
function boxMuller(values: Float32Array, at: number, std: number): void {
	for (let i = at; i < at + BLOCK / 2; i++) {
		const radius = Math.sqrt(-2 * Math.log(1 - (values[i] as number)));
		const angle = 2 * Math.PI * (values[i + BLOCK / 2] as number);
		values[i] = radius * Math.cos(angle) * std;
		values[i + BLOCK / 2] = radius * Math.sin(angle) * std;
	}
}

/** Draws as `torch.Tensor.uniform_` and `normal_` do on the CPU. */
function drawn(draw: Draw, count: number, random: Mersenne): Float32Array {
	const values = new Float32Array(count);
	if (draw.kind === 'constant') return values.fill(draw.value);
	// by hand: `Float32Array.from` takes several times as long, and a VGG has 140 million numbers
	for (let i = 0; i < count; i++) values[i] = random.uniform();
	if (draw.kind === 'uniform') {
		const [low, width] = [Math.fround(-draw.bound), Math.fround(Math.fround(draw.bound) + Math.fround(draw.bound))];
		for (let i = 0; i < count; i++) values[i] = Math.fround((values[i] as number) * width) + low;
		return values;
	}
	for (let at = 0; at + BLOCK <= count; at += BLOCK) boxMuller(values, at, draw.std);
	if (count % BLOCK) {
		for (let i = count - BLOCK; i < count; i++) values[i] = random.uniform();
		boxMuller(values, count - BLOCK, draw.std);
	}
	return values;
}

/** What `nn.Conv2d` and `nn.Linear` draw by themselves: U(−k, k) with k = 1/√(inputs). */
const ofLayer = (weight: readonly number[]): Draw => ({ kind: 'uniform', bound: 1 / Math.sqrt(fanIn(weight)) });

function schemeOf(name: string): Scheme {
	const found = SCHEMES.find(([pattern]) => pattern.test(name));
	if (!found) throw new Error(`expected a model whose initial numbers are known, found '${name}'`);
	return found[1];
}

/** What a constructor draws anew for a weight; undefined where the layer's own numbers stay. */
function redrawn(key: string, shape: readonly number[], { conv, linear, classifier }: Scheme): Draw | undefined {
	if (key === classifier) return { kind: 'normal', std: CLASSIFIER_STD };
	if (shape.length === 2) return linear === 'normal' ? { kind: 'normal', std: CLASSIFIER_STD } : undefined;
	if (conv === 'normal-out') return { kind: 'normal', std: Math.sqrt(2 / fanOut(shape)) };
	if (conv === 'normal-in') return { kind: 'normal', std: Math.sqrt(2 / fanIn(shape)) };
	return conv === 'uniform-in' ? { kind: 'uniform', bound: Math.sqrt(6 / fanIn(shape)) } : undefined;
}

/** A tensor's numbers, and the generator as it is when it is their turn. */
interface Plan {
	readonly draw: Draw;
	readonly count: number;
	readonly random: Mersenne;
}

function plansOf(name: string, network: Module, seed: number): Map<string, Plan> {
	const scheme = schemeOf(name);
	const slots = [...slotsOf(network)];
	const random = new Mersenne(seed);
	const plans = new Map<string, Plan>();
	const plan = (key: string, { shape }: TensorSlot, draw: Draw): void => {
		const count = numel(shape);
		plans.set(key, { draw, count, random: new Mersenne(random) });
		random.skip(drawsOf(draw, count));
	};
	const owner = (key: string) => key.slice(0, key.lastIndexOf('.'));
	const shapes = new Map(slots.map(([key, slot]) => [key, slot.shape]));
	/** The weight of the layer that a tensor belongs to. */
	const weightOf = (key: string): readonly number[] => shapes.get(`${owner(key)}.weight`) ?? [];
	// first every layer draws; linear layers are built last, as they stand
	for (const [key, slot] of slots) {
		if (weightOf(key).length > 1) plan(key, slot, ofLayer(weightOf(key)));
	}
	// then the constructor goes through the modules
	for (const [key, slot] of slots) {
		const weight = weightOf(key);
		if (weight.length < 2) {
			plan(key, slot, { kind: 'constant', value: /(weight|running_var)$/.test(key) ? 1 : 0 });
		} else if (key.endsWith('.bias')) {
			const kept = weight.length === 2 ? scheme.linear === 'layer' : scheme.conv === 'layer';
			if (!kept) plan(key, slot, { kind: 'constant', value: 0 });
		} else {
			const again = redrawn(key, weight, scheme);
			if (again) plan(key, slot, again);
		}
	}
	return plans;
}

/**
 * The numbers of `torch.manual_seed(seed); models.NAME(weights=None)` on the CPU, tensor by tensor; they differ from
 * PyTorch's in the last digits only.
 *
 * @param name the builder's name
 * @returns gives a tensor's numbers by its key
 * @throws Error for a name whose constructor is not known
 */
export function initialNumbers(name: string, network: Module, seed: number): (key: string) => Float32Array {
	const plans = plansOf(name, network, seed);
	return (key) => {
		const found = plans.get(key);
		if (!found) throw new Error(`expected a key of ${name}, found '${key}'`);
		return drawn(found.draw, found.count, new Mersenne(found.random));
	};
}
