import type { Evidence, ProblemCode } from '../checkpoint/index.ts';

type Text = (e: Evidence) => string;

const at = (e: Evidence) => (e.byte === undefined ? '' : ` at byte ${e.byte}${e.record ? ` of ${e.record}` : ''}`);
const global = (e: Evidence) => `${e.module}.${e.name}`;
const path = (e: Evidence) => (e.path ?? []).join(' › ') || 'the tensor';
const missing = (e: Evidence) => Number(e.expected ?? 0) - Number(e.found ?? 0);

/** What each problem of the reader is, in one English sentence. */
export const problemsEn: Record<ProblemCode, Text> = {
	'empty-file': () => 'The file has 0 bytes: it was never written or never downloaded. Get it again.',
	'all-zeros': () => 'The file holds only zeros: space was reserved for it, but no data came. Get it again.',
	'lfs-pointer': (e) => `This is a Git LFS pointer, not the file of ${e.expected} bytes. Run \`git lfs pull\`.`,
	'html-page': (e) => `This is an HTML page ("${e.found}") saved as a checkpoint. Use the raw download link.`,
	'json-text': (e) => `This is JSON, not a checkpoint: ${e.found}`,
	'xml-text': (e) => `This is XML, not a checkpoint: ${e.found}`,
	'plain-text': (e) => `This is text, not a checkpoint: ${e.found}`,
	'python-source': () => 'This is Python source, not a checkpoint.',
	'other-format': (e) => `This is ${e.found}, which PyTorch does not load.`,
	'unknown-format': (e) => `No known format begins with the bytes ${e.found ?? 'of this file'}.`,
	'wrong-extension': (e) => `The file's name says one format, its content is ${e.found}. Rename it.`,
	wrapped: (e) => `The checkpoint lies inside ${e.name}${e.record ? ` as ${e.record}` : ''}. Unpack it.`,
	'prefix-bytes': (e) => `${e.found} bytes stand before the checkpoint. Remove them.`,
	'trailing-bytes': (e) => `${e.found} bytes stand after the checkpoint's end${at(e)}.`,
	'crlf-damage': () => 'Line ends were converted (\\n to \\r\\n) by a transfer in text mode. Transfer it as binary.',
	'utf8-damage': () => 'The bytes were taken for text and re-encoded as UTF-8; what was lost cannot be restored.',
	'zip-truncated': (e) => `The zip archive is cut off: the file ends at byte ${e.byte} without a central directory.`,
	'zip-end-damaged': (e) => `The zip's end record${at(e)} is cut off or damaged; the directory before it is whole.`,
	'zip-directory-damaged': (e) => `The zip's central directory${at(e)} is damaged.`,
	'zip-local-header': (e) =>
		`The local header of ${e.record}${e.byte === undefined ? '' : ` at byte ${e.byte}`} is damaged.`,
	'zip-crc': (e) =>
		`${e.record} is damaged: its CRC-32 is ${e.found}, the directory says ${e.expected}. PyTorch never checks.`,
	'zip-crc-disabled': () => 'The archive was saved without CRC-32 values; damage cannot be told.',
	'zip-duplicate-name': (e) => `${e.record} is in the archive more than once; PyTorch takes the last.`,
	'zip-encrypted': (e) => `${e.record} is encrypted.`,
	'zip-method': (e) => `${e.record} is compressed by method ${e.found}, which PyTorch does not read.`,
	'zip-no-root': () => 'The archive has no root folder: it was zipped again without it.',
	'zip-nested-root': (e) => `${e.record} lies two folders deep: the archive was zipped again with an outer folder.`,
	'zip-two-roots': (e) => `The archive has a second root with ${e.record}; PyTorch refuses it.`,
	'zip-stray-files': (e) =>
		`${e.count} entries lie outside the root folder, the first ${e.record}; PyTorch refuses it.`,
	'zip-limit': () => 'The archive passes a limit of this reader: too many entries, or data that inflates too far.',
	'no-data-pkl': () => 'The archive has no data.pkl: saving was interrupted, or only part of it was zipped.',
	'no-version': (e) => `${e.record} is missing; PyTorch refuses the archive.`,
	'version-too-new': (e) => `The archive's version is ${e.found}; PyTorch 2.14 reads up to ${e.expected}.`,
	'no-constants': () => 'constants.pkl is missing: torch.jit.load cannot read this file.',
	'big-endian': () => 'Numbers are stored big end first.',
	'pickle-truncated': (e) => `The pickle ends too early${at(e)}.`,
	'pickle-damaged': (e) =>
		`The pickle is damaged${at(e)}: expected ${e.expected}${e.found === undefined ? '' : `, found ${e.found}`}.`,
	'pickle-limit': (e) => `The pickle passes a limit of this reader${at(e)}${e.name ? ` (${e.name})` : ''}.`,
	'pickle-extra': (e) => `${e.found} bytes follow the pickle's end.`,
	'pickle-protocol': (e) =>
		`weights_only=True does not know opcode ${e.found}${at(e)}: saved with pickle_protocol other than 2.`,
	'pickle-extension': (e) => `The pickle uses the extension registry (code ${e.found})${at(e)}; no checkpoint does.`,
	'bad-persistent-id': (e) => `A persistent id${at(e)} is no storage.`,
	'weights-only-refuses': (e) => `weights_only=True refuses ${global(e)}.`,
	'global-unknown': (e) => `${global(e)} is not part of PyTorch: loading needs that code and runs it.`,
	'global-dangerous': (e) =>
		`${global(e)}${at(e)} can run what the file chooses. Do not load this file with weights_only=False.`,
	'not-torch-save': () => 'This is a plain pickle, not written by torch.save; torch.load refuses it.',
	'legacy-header': (e) =>
		`The old format's header is damaged: expected ${e.expected ?? 'a count'}, found ${e.found ?? 'none'}.`,
	'legacy-tar': () => 'This is the tar format of PyTorch before 0.1.11; it loads only with weights_only=False.',
	torchscript: () => 'This is a TorchScript archive: use torch.jit.load.',
	'record-missing': (e) => `The bytes of storage ${e.key} (${e.record}) are not in the file.`,
	'record-short': (e) => `${e.record} has ${e.found} bytes of ${e.expected}.`,
	'record-long': (e) => `${e.record} has ${e.found} bytes, ${e.expected} were expected.`,
	'storage-truncated': (e) =>
		`The file ends ${missing(e) > 0 ? `${missing(e)} bytes ` : ''}too early, in the tensor data.`,
	'storage-conflict': (e) => `Storage ${e.key} is described twice: ${e.expected} and ${e.found}.`,
	'device-tag': (e) => `${e.count} storages were saved on ${e.found}; elsewhere pass map_location='cpu'.`,
	'legacy-new-dtype': (e) => `Storage ${e.key} has a dtype that PyTorch writes but cannot read in the old format.`,
	'view-outside': (e) => `${path(e)} reaches outside its storage of ${e.expected} bytes: ${e.found}.`,
	'view-rank': (e) => `${path(e)} has sizes and strides of different length: ${e.found}.`,
	'view-negative': (e) => `${path(e)} has a negative size, stride or offset: ${e.found}.`,
	'tensor-malformed': (e) => `A call of ${e.name} describes no tensor this reader knows.`,
	'unknown-dtype': (e) => `${e.found} is no known dtype.`,
	'meta-tensor': (e) => `${path(e)} is a meta tensor: it has no data.`,
	'st-header-length': (e) => `The safetensors header should end at byte ${e.expected}, the file has ${e.found}.`,
	'st-header-json': () => 'The safetensors header is not JSON.',
	'st-entry': (e) => `The safetensors header describes ${e.key} wrongly.`,
	'st-dtype': (e) => `${e.key} has the unknown dtype ${e.found}.`,
	'st-offsets': (e) => `${e.key} spans ${e.found} bytes, its shape and dtype need ${e.expected}.`,
	'st-overlap': (e) => `${e.key} begins at ${e.found}, before the tensor before it ends at ${e.expected}.`,
	'st-gap': (e) => `${e.key} begins at ${e.found}, leaving a gap from ${e.expected}.`,
	'st-truncated': (e) => `${missing(e)} bytes are missing at the end; ${e.count} tensors are cut.`,
	'st-extra': (e) => `${-missing(e)} bytes follow the last tensor.`,
	'shard-index': (e) => `This is the index of a model in ${e.count} files; its tensors are in those.`,
	'shard-missing': (e) => `The shard ${e.name} is missing.`,
	limit: (e) => `A limit of this reader was reached (${e.name}: ${e.expected}); the rest is not listed.`,
	'reader-fault': (e) => `This reader failed: ${e.found}. Please report it with the file.`,
};
