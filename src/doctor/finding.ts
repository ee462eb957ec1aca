import type { Evidence, ProblemCode, Severity } from '../checkpoint/index.ts';
import type { Fix } from './fix.ts';

/** What the doctor finds beyond the reader's own facts: what the file means to somebody who wants to load it. */
type OwnCode =
	/** A whole pickled module instead of its state dict. */
	| 'whole-model'
	/** The state dict is an entry of a training checkpoint. */
	| 'nested'
	/** Every key of a state dict begins with what a wrapper puts there. */
	| 'prefix'
	/** Some keys have such a prefix and some have not. */
	| 'prefix-mixed'
	/** Several tensors view one storage. */
	| 'shared-storage'
	/** A tensor views a small part of a storage that is saved whole. */
	| 'oversized-storage'
	/** Part of a weight-norm pair, whose names changed with torch 2.0. */
	| 'weight-norm'
	/** Transformers' position ids, which newer versions no longer keep. */
	| 'position-ids'
	/** It names functions that torch has only since some version. */
	| 'needs-newer-torch'
	/** One of several shards, by its name. */
	| 'one-of-shards'
	/** Seen only when statistics were asked for. */
	| 'nan'
	| 'inf'
	/** Sound, and without a single tensor. */
	| 'no-tensors'
	/** Nothing to complain of. */
	| 'healthy';

/** A finding's code. It never changes its meaning. */
export type FindingCode = ProblemCode | OwnCode;

/** A global as a finding tells of it. */
export interface NamedGlobal {
	/** `module.Name` */
	readonly name: string;
	readonly calledBy: readonly string[];
	readonly byte: number;
	readonly record: string;
}

/** The values of a finding's sentences; a code uses those that belong to it. */
export interface Params extends Evidence {
	/** A path, a prefix or a name, as text. */
	readonly text?: string;
	readonly texts?: readonly string[];
	/** Bytes there are, bytes there should be, or bytes too few or too many. */
	readonly bytes?: number;
	readonly missing?: number;
	/** Tensors that it concerns, and of how many. */
	readonly tensors?: number;
	readonly of?: number;
	readonly globals?: readonly NamedGlobal[];
	readonly format?: string;
	readonly extension?: string;
}

/** What PyTorch prints for the file, word for word. */
export interface TorchText {
	/** How it was called: `load` is `torch.load(path)`, `full` has `weights_only=False`, `safetensors` is `load_file`. */
	readonly call: 'load' | 'full' | 'safetensors' | 'load_state_dict';
	/** As torch 2.14 prints it, with the exception's type in front; null when 2.14 loads the file. */
	readonly text: string | null;
	/** As torch 2.6 prints it, where that is different; null when 2.6 loads the file. */
	readonly older?: string | null;
}

/** What is the matter with a file, or worth knowing of it. */
export interface Finding {
	readonly code: FindingCode;
	readonly severity: Severity;
	readonly evidence: Evidence;
	readonly params: Params;
	readonly torch?: TorchText;
	/** An entry of the page of error messages (an id of `content/errors.yaml`). */
	readonly known?: string;
	/** Repairs to offer, the best one first. */
	readonly fixes: readonly Fix[];
}
