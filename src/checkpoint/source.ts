/**
 * Bytes that can be read from anywhere. `read` gives exactly `length` bytes, or fewer at the end of the source.
 * Anything of this shape can be opened; `blobSource`, `urlSource`, `handleSource` and `bytesSource` make one.
 */
export interface Source {
	/** Total bytes. */
	readonly size: number;
	/** The file's name, for its ending and for texts. */
	readonly name: string;
	/** @throws CheckpointError `source` when it cannot be read, `aborted` when the signal fires */
	read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
}
