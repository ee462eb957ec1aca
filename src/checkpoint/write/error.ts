import type { PathPart } from '../tensors.ts';

/** Why a value cannot be written. */
export type WriteErrorCode =
	/** The bytes of a storage are not in the file, or not all of them. */
	| 'no-data'
	/** The source gave fewer bytes than it has. */
	| 'source'
	/** A value that weights_only=True would refuse, or that the format has no place for. */
	| 'unloadable'
	/** A dtype, layout or class that the format does not have. */
	| 'unsupported'
	/** Deeper or larger than PyTorch's own readers take. */
	| 'limit';

/** The only error that writing a checkpoint throws, besides a CheckpointError of the source it reads. */
export class WriteError extends Error {
	readonly code: WriteErrorCode;
	/** Where in the tree, as far as it is known. */
	readonly path: readonly PathPart[];

	constructor(code: WriteErrorCode, message: string, path: readonly PathPart[] = []) {
		super(message);
		this.name = 'WriteError';
		this.code = code;
		this.path = path;
	}
}
