/** A tensor as `load_state_dict` looks at it: it never reads a number. */
export interface TensorSpec {
	readonly kind: 'tensor';
	readonly shape: readonly number[];
	/** PyTorch's name without `torch.`, e.g. `float32`. */
	readonly dtype: string;
	/** On the meta device: shape and dtype, no data. */
	readonly meta?: boolean;
}

/** What a state dict has under a key. */
export type StateDictEntry =
	| TensorSpec
	/** An `UninitializedParameter` of a lazy module, which has no shape. */
	| { readonly kind: 'lazy' }
	/** Anything else; `type` as Python prints it: `<class 'list'>`. */
	| { readonly kind: 'object'; readonly type: string };

/** The `_metadata` of one module, by its prefix without the dot at the end. */
export interface ModuleMetadata {
	/** The module's version when it was saved. */
	readonly version?: number;
	/** `assign_to_params_buffers`, which `load_state_dict(assign=True)` leaves behind in the state dict. */
	readonly assign?: boolean;
}

/** A state dict as PyTorch would be handed it: keys in their order. */
export interface StateDict {
	readonly entries: ReadonlyMap<string, StateDictEntry>;
	/** Python's types of the keys that are no `str`, in their order: `int`. */
	readonly otherKeys?: readonly string[];
	/** `_metadata`; a plain dict has none. */
	readonly metadata?: ReadonlyMap<string, ModuleMetadata> | undefined;
}

/** A module as its names, shapes and dtypes, all in registration order. */
export interface ModuleTree {
	/** The Python class' name, as errors print it. */
	readonly className: string;
	/** null where one was registered as None; frozen is one with `requires_grad=False`. */
	readonly parameters?: readonly (readonly [name: string, tensor: TensorSpec | null, frozen?: boolean])[];
	readonly buffers?: readonly (readonly [name: string, tensor: TensorSpec | null, persistent: boolean])[];
	readonly children?: readonly (readonly [name: string, module: ModuleTree | null])[];
	/** Normalisation layers load state dicts of older versions in ways of their own. */
	readonly norm?: { readonly kind: 'batch' | 'instance'; readonly tracks: boolean };
	/** What the class called what is below it before version 2, and what it calls it now. */
	readonly oldNames?: readonly (readonly [old: RegExp, now: string])[];
	/** The class loads these versions only, as torchvision's MNASNet does. */
	readonly versions?: readonly number[];
	/** The class overrides `set_extra_state`. */
	readonly extraState?: boolean;
}

/** A shape as PyTorch prints it: `torch.Size([2, 3])`. */
export const sizeText = (shape: readonly number[]): string => `torch.Size([${shape.join(', ')}])`;
