import type { TensorSpec } from './module-tree.ts';

/** What is collected on the way through the modules. */
export interface Progress {
	readonly missing: string[];
	readonly unexpected: string[];
	readonly messages: string[];
	readonly warnings: Set<string>;
	readonly loaded: Map<string, TensorSpec>;
}

/** An exception that is not collected with the others but ends the call at once. */
export class Raised extends Error {
	/** The exception's class in Python. */
	readonly type: string;

	constructor(type: string, message: string) {
		super(message);
		this.type = type;
	}
}
