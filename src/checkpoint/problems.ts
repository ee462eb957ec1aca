import type { PathPart } from './tensors.ts';

/**
 * What the reader itself can see, as facts. Texts, PyTorch's own message and the repair are put on top of a code.
 * A code never changes its meaning.
 */
export type ProblemCode =
	// what the file is
	| 'empty-file'
	| 'all-zeros'
	| 'lfs-pointer'
	| 'html-page'
	| 'json-text'
	| 'xml-text'
	| 'plain-text'
	| 'python-source'
	| 'other-format'
	| 'unknown-format'
	| 'wrong-extension'
	// what is around it
	| 'wrapped'
	| 'prefix-bytes'
	| 'trailing-bytes'
	| 'crlf-damage'
	| 'utf8-damage'
	// zip
	| 'zip-truncated'
	| 'zip-end-damaged'
	| 'zip-directory-damaged'
	| 'zip-local-header'
	| 'zip-crc'
	| 'zip-crc-disabled'
	| 'zip-duplicate-name'
	| 'zip-encrypted'
	| 'zip-method'
	| 'zip-no-root'
	| 'zip-nested-root'
	| 'zip-two-roots'
	| 'zip-stray-files'
	| 'zip-limit'
	// the archive's records
	| 'no-data-pkl'
	| 'no-version'
	| 'version-too-new'
	/** No number, or one below 1. */
	| 'version-damaged'
	/** `byteorder` says neither little nor big. */
	| 'byteorder-damaged'
	| 'no-constants'
	| 'big-endian'
	// pickle
	| 'pickle-truncated'
	| 'pickle-damaged'
	| 'pickle-limit'
	| 'pickle-extra'
	| 'pickle-protocol'
	| 'pickle-extension'
	| 'bad-persistent-id'
	| 'weights-only-refuses'
	| 'global-unknown'
	| 'global-dangerous'
	| 'not-torch-save'
	| 'legacy-header'
	| 'legacy-tar'
	| 'torchscript'
	/** torch.export's archive, which torch.load does not read. */
	| 'exported-program'
	// storages and tensors
	| 'record-missing'
	| 'record-short'
	| 'record-long'
	| 'storage-truncated'
	| 'storage-conflict'
	| 'device-tag'
	| 'legacy-new-dtype'
	| 'view-outside'
	| 'view-rank'
	| 'view-negative'
	| 'tensor-malformed'
	| 'unknown-dtype'
	| 'meta-tensor'
	// safetensors
	| 'st-header-length'
	| 'st-header-json'
	| 'st-entry'
	| 'st-dtype'
	| 'st-offsets'
	| 'st-overlap'
	| 'st-gap'
	| 'st-truncated'
	| 'st-extra'
	// several files
	| 'shard-index'
	| 'shard-missing'
	/** The index names a key in a shard that does not hold it. */
	| 'shard-key-missing'
	/** A shard holds a key that the index does not name. */
	| 'shard-key-extra'
	| 'shard-key-twice'
	| 'shards-joined'
	// this reader
	| 'limit'
	| 'reader-fault';

/**
 * `error`: the file is damaged or dangerous, or PyTorch does not load it as it is, whatever the options.
 * `warning`: it loads only with an option (`map_location`, `weights_only=False`) or with code that is not in it.
 * `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Where a problem can be seen. */
export interface Evidence {
	/** Byte in the file, or in `record` when that is given. */
	readonly byte?: number;
	/** The record's name. */
	readonly record?: string;
	/** A storage's key. */
	readonly key?: string;
	/** The tensor's path. */
	readonly path?: readonly PathPart[];
	readonly module?: string;
	readonly name?: string;
	/** What was expected and what was found, as plain facts: `863 bytes`, `quint9`. */
	readonly expected?: string | number;
	readonly found?: string | number;
	/** How many such there are, where only the first is told. */
	readonly count?: number;
}

export interface Problem {
	readonly code: ProblemCode;
	readonly severity: Severity;
	readonly evidence: Evidence;
}
