/** What went wrong while reading; every error this room throws carries one of these. */
export type CheckpointErrorCode =
	/** The caller's AbortSignal fired. */
	| 'aborted'
	/** The source could not be read: a network error, a file that changed, a server without Range. */
	| 'source'
	/** What was asked for lies outside the source, or the record ends before it. */
	| 'truncated'
	/** The tensor's or storage's bytes are not in this file: a missing record, a meta tensor. */
	| 'no-data'
	/** The description contradicts itself or its storage: a view outside it, ranks that differ. */
	| 'bad-view'
	/** A record's compressed bytes or headers are damaged. */
	| 'damaged'
	/** A named limit would be passed. */
	| 'limit'
	/** A dtype or compression method that this reader does not know. */
	| 'unsupported'
	/** A fault of the reader itself; worth a report. */
	| 'internal';

/** The only error that reading a checkpoint throws, whatever the bytes. */
export class CheckpointError extends Error {
	readonly code: CheckpointErrorCode;

	constructor(code: CheckpointErrorCode, message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'CheckpointError';
		this.code = code;
	}
}

/** Anything caught, as a CheckpointError: itself, an abort, or `code` with the cause kept. */
export function asCheckpointError(error: unknown, code: CheckpointErrorCode = 'internal'): CheckpointError {
	if (error instanceof CheckpointError) return error;
	const text = error instanceof Error ? error.message : String(error);
	const aborted = error instanceof Error && error.name === 'AbortError';
	return new CheckpointError(aborted ? 'aborted' : code, text, { cause: error });
}

/** An error that the file's own bytes caused; what the caller or the source caused is thrown on. */
export function asDamage(error: unknown): CheckpointError {
	const typed = asCheckpointError(error);
	if (typed.code === 'aborted' || typed.code === 'source') throw typed;
	return typed;
}

/** @throws CheckpointError `aborted` when the signal has fired */
export function throwIfAborted(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new CheckpointError('aborted', 'reading was cancelled');
}
