import type { Engine, Held, ImageOps, Ops, Values } from '../../engine/index.ts';
import type { FusedStep } from './fuse.ts';
import type { TensorSlot } from './module.ts';
import type { Step } from './trace.ts';
import {
	type Affine,
	affineOf,
	averageFilter,
	type Filter,
	filterOf,
	groupFilters,
	isDepthwise,
	linearParts,
	normFilter,
} from './weights.ts';

/** A part of a step's numbers on the device. */
export type Part = Held<'weight' | 'bias'>;

/** Reads the tensors of a state dict, each checked. */
export type Read = (key: string) => Promise<ArrayLike<number>>;

/** A reader of tensors by key, for a network's slots. */
export function checkedReader(
	slots: ReadonlyMap<string, TensorSlot>,
	tensorOf: (key: string, slot: TensorSlot) => ArrayLike<number> | Promise<ArrayLike<number>>,
): Read {
	return async (key) => {
		const slot = slots.get(key);
		if (!slot) throw new Error(`expected a tensor of the network, found '${key}'; its names and its modules disagree`);
		const values = await tensorOf(key, slot);
		const count = slot.shape.reduce((a, b) => a * b, 1);
		if (values.length !== count)
			throw new Error(
				`${key}: expected ${count} numbers for shape (${slot.shape.join(', ')}), found ${values.length}; check the shapes before loading, as load_state_dict does`,
			);
		for (let i = 0; i < count; i++) {
			if (!Number.isFinite(values[i]))
				throw new Error(
					`${key}: expected finite numbers, found ${values[i]} at index ${i}; PyTorch would give nan for every image`,
				);
		}
		return values;
	};
}

async function normOf(step: Step, read: Read): Promise<Affine> {
	const { operation, module } = step;
	if (operation.kind !== 'batchNorm2d') throw new Error(`${module}: expected a batchNorm2d, found a ${operation.kind}`);
	const affine = affineOf({
		weight: await read(`${module}.weight`),
		bias: await read(`${module}.bias`),
		mean: await read(`${module}.running_mean`),
		variance: await read(`${module}.running_var`),
		eps: operation.eps,
	});
	if (!affine.factor.every(Number.isFinite))
		throw new Error(`${module}.running_var: expected variances above ${-operation.eps}, found a smaller one`);
	return affine;
}

/** The filters of a step, each made when it is asked for; none for a step without numbers. */
async function* partsOf(step: FusedStep, channels: number, read: Read): AsyncGenerator<Filter> {
	const { operation: o, module } = step;
	if (o.kind === 'conv2d') {
		const weight = await read(`${module}.weight`);
		const bias = o.bias ? await read(`${module}.bias`) : undefined;
		const filter = filterOf(o, weight, bias, step.norm ? await normOf(step.norm, read) : undefined);
		if (o.groups > 1 && !isDepthwise(o)) yield* groupFilters(o, filter);
		else yield filter;
	}
	if (o.kind === 'batchNorm2d') yield normFilter(await normOf(step, read));
	if (o.kind === 'avgPool2d') yield averageFilter(o as typeof o & { kind: 'avgPool2d' }, channels);
}

/**
 * Puts a step's numbers onto the device.
 *
 * @param channels that go into the step
 * @param kept gets each part as soon as it is there, so that a failure half-way leaks none
 */
export async function loadStep(
	engine: Engine,
	images: ImageOps,
	step: FusedStep,
	channels: number,
	read: Read,
	kept: Part[],
): Promise<void> {
	const keep = async (bias: Float32Array, weightOf: (ops: Ops) => Values) => {
		kept.push(await engine.keep((o) => ({ weight: weightOf(o), bias: o.tensor(bias, [bias.length]) })));
	};
	for await (const { values, shape, bias } of partsOf(step, channels, read)) {
		const depthwise = shape[3] === 1;
		await keep(bias, (o) => (depthwise ? o.tensor(values, [...shape]) : images.filter(o, values, [...shape])));
	}
	const { operation: o, module } = step;
	if (o.kind === 'linear') {
		const weight = await read(`${module}.weight`);
		const bias = o.bias ? await read(`${module}.bias`) : new Float32Array(o.outFeatures);
		for (const part of linearParts(o, weight, bias))
			await keep(part.bias, (ops) => ops.tensor(part.values, [o.inFeatures, part.outputs]));
	}
}
