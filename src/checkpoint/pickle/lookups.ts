import { globalName, isKind, type Value } from '../values.ts';

/** What torch's own types are pickled by: `getattr(torch, 'channels_last')`. */
const CONSTANTS = new Set(
	(
		'preserve_format contiguous_format channels_last channels_last_3d strided sparse_coo sparse_csr sparse_csc ' +
		'sparse_bsr sparse_bsc jagged per_tensor_affine per_tensor_symmetric per_channel_affine per_channel_symmetric ' +
		'per_channel_affine_float_qparams'
	).split(' '),
);

/** Functions of numbers alone that models keep as attributes; a name that is not here may touch a file. */
const FUNCTIONS = new Set(
	(
		'relu relu_ sigmoid sigmoid_ tanh tanh_ softmax log_softmax selu selu_ celu celu_ rrelu prelu threshold ' +
		'hardshrink dropout abs sin cos exp log sqrt square sign add sub mul div matmul mm bmm cat stack mean sum max ' +
		'min prod norm clamp'
	).split(' '),
);

/** Whether a `getattr` with these arguments finds one of torch's constants, or a function such as `torch.relu`. */
function isPlain([from, name]: readonly Value[]): boolean {
	if (typeof name !== 'string') return false;
	switch (globalName(from)) {
		case 'torch._utils.torch':
			return CONSTANTS.has(name);
		// what a module that keeps torch.relu as an attribute is pickled with
		case 'torch._C._VariableFunctionsClass':
		case 'torch._C._VariableFunctions':
			return FUNCTIONS.has(name);
		default:
			return false;
	}
}

/**
 * Keeps the account of `getattr`: where every mention of it only looks such a thing up, and nothing found so is
 * called, the name that reaches anything is harmless here.
 */
export class Lookups {
	#mentions = 0;
	#plain = 0;
	#called = false;

	/** A value came onto the stack. */
	pushed(value: Value): void {
		if (globalName(value) === 'builtins.getattr') this.#mentions++;
	}

	called(callee: Value, args: readonly Value[]): void {
		if (globalName(callee) === 'builtins.getattr') {
			if (args.length === 2 && isPlain(args)) this.#plain++;
		} else if (isKind(callee, 'object') && globalName(callee.callee) === 'builtins.getattr') this.#called = true;
	}

	get harmless(): boolean {
		return this.#mentions > 0 && this.#mentions === this.#plain && !this.#called;
	}
}
