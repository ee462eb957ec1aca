import type { CheckpointFacts, CheckpointFormat } from '../model.ts';
import type { Context } from '../pickle/context.ts';
import type { RecordInfo } from '../records.ts';
import type { Source } from '../source.ts';
import type { TensorInfo } from '../tensors.ts';
import type { Value } from '../values.ts';

/** What a format's reader works on. */
export interface Job {
	readonly source: Source;
	readonly context: Context;
	readonly signal: AbortSignal | undefined;
}

/** What a format's reader found. */
export interface Found {
	readonly format: CheckpointFormat;
	readonly facts?: Partial<CheckpointFacts>;
	readonly root?: Value | undefined;
	readonly complete?: boolean;
	readonly tensors?: readonly TensorInfo[];
	readonly hidden?: readonly TensorInfo[];
	readonly records?: readonly RecordInfo[];
}
