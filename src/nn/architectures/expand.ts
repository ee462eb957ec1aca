import type { ModuleTree, TensorSpec } from '../module-tree.ts';
import recorded from './architectures.json' with { type: 'json' };
import { oldNamesAt } from './old-names.ts';

/** What torchvision's models are made for. */
export type Group = 'classification' | 'segmentation' | 'detection' | 'video' | 'optical_flow' | 'quantization';

/** A key of a model's state dict. */
export interface KeySpec extends TensorSpec {
	/** False for a buffer. */
	readonly parameter: boolean;
}

export interface Architecture {
	/** The builder's name, e.g. `resnet18`. */
	readonly name: string;
	readonly group: Group;
	/** The class that errors name, e.g. `ResNet`. */
	readonly className: string;
}

type Row = readonly (readonly [name: string, what: string | number])[];
const modules = recorded.modules as unknown as readonly Row[];
const models: Record<string, { group: string; className: string; root: number }> = recorded.models;

/** MNASNet asks of which of these a state dict is. */
const MNASNET_VERSIONS = [1, 2];

/** The version of torchvision that the models are of. */
export const TORCHVISION = recorded.torchvision;

/** All models that torchvision builds, by name. */
export const ARCHITECTURES: readonly Architecture[] = Object.entries(models).map(([name, { group, className }]) => ({
	name,
	group: group as Group,
	className,
}));

/** Reads `~i64x3x7x7`: a buffer (~) of int64 (i) with its shape; see tools/record/architectures.py. */
function keySpec(text: string): KeySpec {
	const [, buffer, integer, size = ''] = /^(~?)(i?)(.*)$/.exec(text) ?? [];
	const shape = size ? size.split('x').map(Number) : [];
	return { kind: 'tensor', shape, dtype: integer ? 'int64' : 'float32', parameter: !buffer };
}

function rootOf(name: string): number {
	const model = Object.hasOwn(models, name) ? models[name] : undefined;
	if (!model) {
		throw new Error(`expected the name of a model of torchvision ${TORCHVISION}, found '${name}'; see ARCHITECTURES`);
	}
	return model.root;
}

function rowOf(index: number): Row {
	const row = modules[index];
	if (!row) throw new Error(`architectures.json: expected a module ${index}, found ${modules.length} modules`);
	return row;
}

/**
 * The keys of a model's state dict, in its order.
 *
 * @param name one of {@link ARCHITECTURES}
 * @throws Error for another name
 */
export function keysOf(name: string): Map<string, KeySpec> {
	const keys = new Map<string, KeySpec>();
	const visit = (index: number, prefix: string): void => {
		for (const [part, what] of rowOf(index)) {
			if (typeof what === 'number') visit(what, `${prefix}${part}.`);
			else keys.set(prefix + part, keySpec(what));
		}
	};
	visit(rootOf(name), '');
	return keys;
}

/**
 * A model as `loadStateDict` takes it, with its modules that have no tensors (ReLU, pooling): a foreign key under the
 * name of one is reported when it is that one's turn.
 *
 * @throws Error for a name that torchvision does not have
 */
export function treeOf(name: string): ModuleTree {
	const root = models[name]?.className ?? '';
	const tree = (index: number, className: string, path: string): ModuleTree => {
		const tensors = rowOf(index).flatMap(([part, what]) =>
			typeof what === 'string' ? [[part, keySpec(what)] as const] : [],
		);
		const counts = tensors.some(([part]) => part === 'num_batches_tracked');
		const oldNames = oldNamesAt(root, path);
		const below = path && `${path}.`;
		return {
			className,
			parameters: tensors.filter(([, t]) => t.parameter),
			buffers: tensors.filter(([, t]) => !t.parameter).map(([part, t]) => [part, t, true] as const),
			children: rowOf(index).flatMap(([part, what]) =>
				typeof what === 'number' ? [[part, tree(what, 'Module', below + part)] as const] : [],
			),
			...(counts ? { norm: { kind: 'batch', tracks: true } as const } : {}),
			...(oldNames ? { oldNames } : {}),
			...(className === 'MNASNet' ? { versions: MNASNET_VERSIONS } : {}),
		};
	};
	return tree(rootOf(name), root, '');
}
