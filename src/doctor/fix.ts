/** A step of a repair plan, with its parameters filled in from the file. */
export type Fix =
	/** Take the state dict at this path for the root. */
	| { readonly kind: 'unwrap'; readonly path: readonly (string | number)[] }
	/** Take these prefixes from the front of every key that has them, as often as they stand there. */
	| {
			readonly kind: 'strip-prefix';
			readonly prefixes: readonly string[];
			readonly anywhere?: boolean;
			readonly at?: readonly (string | number)[];
	  }
	| { readonly kind: 'drop'; readonly paths: readonly (readonly (string | number)[])[] }
	| { readonly kind: 'retag-device'; readonly device: string }
	/** Keep tensors and plain values only; nothing that imports a name. */
	| { readonly kind: 'sanitise' }
	/** Write the directory anew from the records that are there. */
	| { readonly kind: 'rebuild-directory' }
	/** Keep the tensors whose bytes are all there. */
	| { readonly kind: 'salvage' }
	| { readonly kind: 'convert'; readonly to: 'zip' | 'legacy' | 'safetensors' };

export type FixKind = Fix['kind'];
