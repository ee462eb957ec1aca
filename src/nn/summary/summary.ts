import { type Module, slotsOf } from '../networks/module.ts';
import { multiplyAdds, peakBytes } from './cost.ts';
import { type Layer, layersOf } from './layers.ts';

/** A network in numbers. */
export interface Summary {
	/** As `sum(p.numel() for p in model.parameters())` counts. */
	readonly parameters: number;
	/** Tensors in the state dict. */
	readonly tensors: number;
	/** Bytes of those tensors; a file has some kilobytes of names on top. */
	readonly bytes: number;
	/** Multiplications with an addition, for one picture. */
	readonly multiplyAdds: number;
	/** Bytes of the values that live at once, at most, for one picture and without gradients. */
	readonly peakBytes: number;
	/** Modules that hold no others, by class, the most frequent first. */
	readonly kinds: readonly (readonly [className: string, count: number])[];
	readonly layers: readonly Layer[];
}

/** A module and all inside it. */
export const within = (layer: Layer): Layer[] => [layer, ...layer.children.flatMap(within)];

/**
 * What a network is made of and what it costs.
 *
 * @param size width and height of the picture
 * @throws Error where the picture is too small for the network
 */
export function summaryOf(network: Module, size = 224): Summary {
	const { layers, program } = layersOf(network, [1, 3, size, size]);
	const slots = [...slotsOf(network).values()];
	const kinds = new Map<string, number>();
	for (const { className } of layers.flatMap(within))
		if (className) kinds.set(className, (kinds.get(className) ?? 0) + 1);
	return {
		parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
		tensors: slots.length,
		bytes: slots.reduce((sum, s) => sum + s.shape.reduce((a, b) => a * b, s.integer ? 8 : 4), 0),
		multiplyAdds: multiplyAdds(program),
		peakBytes: peakBytes(program),
		kinds: [...kinds].sort((a, b) => b[1] - a[1]),
		layers,
	};
}
