import type { ModuleTree, TensorSpec } from '../module-tree.ts';
import type { Module, TensorSlot } from './module.ts';

const specOf = ({ shape, integer }: TensorSlot): TensorSpec => ({
	kind: 'tensor',
	shape,
	dtype: integer ? 'int64' : 'float32',
});

/**
 * A network as `loadStateDict` takes it.
 *
 * @param className the class that errors name, e.g. `ResNet`
 */
export function moduleTreeOf({ tensors = [], children = [] }: Module, className: string): ModuleTree {
	const counts = tensors.some((t) => t.name === 'num_batches_tracked');
	return {
		className,
		parameters: tensors.filter((t) => !t.buffer).map((t) => [t.name, specOf(t)] as const),
		buffers: tensors.filter((t) => t.buffer).map((t) => [t.name, specOf(t), true] as const),
		children: children.map(([name, child]) => [name, moduleTreeOf(child, 'Module')] as const),
		...(counts ? { norm: { kind: 'batch', tracks: true } as const } : {}),
	};
}
