import type { ModuleTree } from './module-tree.ts';

/** A model in which another one is a child, by the class that errors name; the value is the child's name. */
export const WRAPPERS = {
	DataParallel: 'module',
	DistributedDataParallel: 'module',
	/** What `torch.compile(model)` returns. */
	OptimizedModule: '_orig_mod',
	/** `torch.optim.swa_utils.AveragedModel`, of which moving averages of weights are made. */
	AveragedModel: 'module',
} as const;
export type Wrapper = keyof typeof WRAPPERS;

/** The model inside a wrapper. */
export function wrap(model: ModuleTree, className: Wrapper): ModuleTree {
	const children = [[WRAPPERS[className], model]] as const;
	if (className !== 'AveragedModel') return { className, children };
	return { className, children, buffers: [['n_averaged', { kind: 'tensor', shape: [], dtype: 'int64' }, true]] };
}
