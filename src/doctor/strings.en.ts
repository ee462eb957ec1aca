import { FORMAT_NAMES, isDescription, OPENED_WITH, type Sentences, size, whole } from './words.ts';

const n = (count: number, one: string, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;
const code = (text: string | number | undefined) => `\`${text ?? '?'}\``;
const list = (texts: readonly string[] | undefined, most = 4) =>
	(texts ?? []).slice(0, most).map(code).join(', ') + ((texts?.length ?? 0) > most ? ', …' : '');
const named = (p: { globals?: readonly { name: string }[] }) => list(p.globals?.map((g) => g.name));
const others = (count: number | undefined) => (count && count > 1 ? ` ${n(count, 'place')} in all.` : '');
const saved = (p: { tensors?: number; of?: number }) =>
	p.of ? `${whole(p.tensors ?? 0)} of ${n(p.of, 'tensor')} are whole.` : '';
const AGAIN = 'Download or copy it again and compare the size with the source.';
const REPACK = 'Tick the repair below: it writes the archive as torch.save would, data untouched.';

/** The English sentences of every finding. */
export const sentences: Sentences = {
	'empty-file': () => ({
		title: 'The file is empty',
		text: 'It has 0 bytes. Usually the disk was full while saving, or a download never began.',
		next: 'Go back to the previous checkpoint, or download again.',
	}),
	'all-zeros': (p) => ({
		title: 'Nothing but zeros',
		text: `All ${size(p.bytes ?? 0)} are zero: the space was reserved and never filled. PyTorch takes it for an empty tar, so its message misleads.`,
		next: AGAIN,
	}),
	'lfs-pointer': (p) => ({
		title: 'A Git LFS pointer, not the weights',
		text: `The repository was cloned without its large files. The real file has ${size(p.bytes ?? 0)}${p.text ? ` and the SHA-256 ${code(p.text.slice(0, 12))}…` : ''}.`,
		next: 'Run `git lfs pull` in the repository, or use the download button of its web page.',
	}),
	'html-page': (p) => ({
		title: 'A web page, not weights',
		text: `What was downloaded is HTML${p.text ? ` with the title “${p.text}”` : ''}: a login, a confirmation or an error page.`,
		next: 'Use the direct link: “raw” on GitHub, `resolve` instead of `blob` on Hugging Face; for cloud drives, confirm the download in the browser.',
	}),
	'json-text': (p) => ({
		title: 'A JSON text, not weights',
		text: p.text ? `It says: ${p.text}` : 'The server answered with JSON instead of the file.',
		next: 'Check the address and the access token, then download again. If it is a config, the weights are in another file.',
	}),
	'xml-text': (p) => ({
		title: 'An XML answer, not weights',
		text: p.text ? `It says: ${p.text}` : 'A storage service answered with an error in XML.',
		next: 'The link is wrong, or has expired. Get a new one and download again.',
	}),
	'plain-text': (p) => ({
		title: 'A text, not weights',
		text: p.text ? `It says: ${p.text}` : 'The file holds plain text.',
		next: 'Check the address it came from, then download again.',
	}),
	'python-source': () => ({
		title: 'Python source, not weights',
		text: 'The file holds a program.',
		next: 'The weights are another file: look for .pth, .pt, .ckpt or .safetensors.',
	}),
	'other-format': (p) => ({
		title: `This is ${FORMAT_NAMES[p.format ?? ''] ?? p.format}`,
		text: 'torch.load does not read this format, whatever the file is called.',
		next: OPENED_WITH[p.format ?? '']
			? `Open it with ${code(OPENED_WITH[p.format ?? ''])}.`
			: 'Open it with the program it was made by.',
	}),
	'unknown-format': () => ({
		title: 'No format that we know',
		text: 'The first bytes belong to no kind of checkpoint, archive or text that we know. It may be encrypted or damaged from its first byte.',
		next: AGAIN,
	}),
	'wrong-extension': (p) => ({
		title: `Named ${p.extension}, but it is ${FORMAT_NAMES[p.format ?? ''] ?? p.format}`,
		text: 'The content is what counts, but some programs go by the ending: torch 2.14’s `torch.load` hands everything named .safetensors to safetensors.',
		next:
			p.format === 'safetensors'
				? 'Rename it to .safetensors, or read it with `safetensors.torch.load_file(path)`.'
				: 'Rename it to .pth.',
	}),
	wrapped: (p) => ({
		title: `Packed in ${p.texts?.join(', then ') ?? 'another format'}`,
		text: `There is a checkpoint inside${p.text ? ` (${code(p.text)})` : ''}; torch.load does not unpack. All else said here is about what is inside.`,
		next: 'Unpack it first, or take the unpacked file from here.',
	}),
	'prefix-bytes': (p) => ({
		title: `${n(Number(p.found ?? 0), 'foreign byte')} in front of the file`,
		text: 'The checkpoint begins only behind them. A download tool or a byte order mark put them there.',
		next: 'Take the file without them from here.',
	}),
	'trailing-bytes': (p) => ({
		title: 'Extra bytes behind the end',
		text: `${p.found !== undefined ? size(Number(p.found)) : 'Some bytes'} follow the checkpoint. PyTorch reads past them.`,
		next: '',
	}),
	'crlf-damage': () => ({
		title: 'Damaged by a text-mode transfer',
		text: 'Line ends were changed inside the binary data (FTP in text mode, or Git’s autocrlf).',
		next: 'Transfer it again in binary mode; in Git, add `*.pth binary` to .gitattributes.',
	}),
	'utf8-damage': (p) => ({
		title: 'Re-encoded as text: the data is gone',
		text:
			p.found === 'UTF-16'
				? 'Some tool took the file for text and wrote it as UTF-16, as PowerShell’s `>` does.'
				: 'Bytes that are not valid UTF-8 were replaced by EF BF BD. Some tool opened the file as text and saved it.',
		next: 'This cannot be undone. Fetch the file again, as binary.',
	}),
	'zip-truncated': (p) => ({
		title: 'The file is cut short',
		text: `The end of the archive is missing${p.missing ? `, at least ${size(p.missing)}` : ''}. ${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? `${AGAIN} If there is no other copy, save what is whole.` : AGAIN,
	}),
	'zip-end-damaged': (p) => ({
		title: p.found === 'wrong' ? 'The archive’s end record is wrong' : 'Only the last bytes are missing',
		text:
			p.found === 'wrong'
				? 'The end record and zip64’s do not agree. PyTorch goes by the latter and loads the file; other tools may refuse it.'
				: 'The archive’s last record is cut off; everything that matters is there.',
		next: 'Tick the repair below: nothing is lost.',
	}),
	'zip-directory-damaged': () => ({
		title: 'The archive’s directory is damaged',
		text: 'The list of records cannot be trusted; the records themselves were found one by one.',
		next: REPACK,
	}),
	'zip-local-header': (p) => ({
		title: 'A record’s header is damaged',
		text: `The header before ${code(p.record)} does not agree with the directory.${others(p.count)} ${p.found === 'differs' ? 'PyTorch goes by the header and may read other bytes without a word.' : 'The data behind it can be read: `torch.load(path, mmap=True)` succeeds.'}`,
		next: REPACK,
	}),
	'zip-crc': (p) => ({
		title: 'Checksums do not match',
		text: `The bytes of ${code(p.record)} are not the ones that were saved.${others(p.count)} ${isDescription(p.record) ? 'It names and describes the tensors, so what else is found here may come from that.' : 'PyTorch never checks this: it loads wrong numbers and says nothing.'}`,
		next: AGAIN,
	}),
	'zip-crc-disabled': () => ({
		title: 'Saved without checksums',
		text: 'Every checksum is 0 (`set_crc32_options(False)`), so damage cannot be noticed.',
		next: '',
	}),
	'zip-duplicate-name': (p) => ({
		title: 'Two records of one name',
		text: `${code(p.record)} is there more than once. PyTorch takes one of them, and which it is hangs on how it sorts the names; the same one is read here.`,
		next: 'Somebody has edited this archive; make sure that you trust its source.',
	}),
	'zip-encrypted': () => ({
		title: 'The archive has a password',
		text: 'Its records are encrypted; PyTorch cannot read that.',
		next: 'Unpack it with the password and load the file inside.',
	}),
	'zip-method': (p) => ({
		title: 'Compressed in a way PyTorch does not read',
		text: `${code(p.record)} uses compression method ${p.found ?? '?'}; torch.save stores without compressing.`,
		next: 'Unpack it and zip it again with `zip -0 -r`.',
	}),
	'zip-no-root': () => ({
		title: 'Zipped again without its folder',
		text: 'torch.save puts everything into one folder; here the records stand at the top.',
		next: REPACK,
	}),
	'zip-nested-root': () => ({
		title: 'Zipped again with one folder too many',
		text: 'The records lie two folders deep, so PyTorch does not find `version`.',
		next: REPACK,
	}),
	'zip-two-roots': (p) => ({
		title: 'Two top folders',
		text: `PyTorch accepts one only${p.record ? `; ${code(p.record)} lies outside it` : ''}.`,
		next: REPACK,
	}),
	'zip-stray-files': (p) => ({
		title: 'Files that do not belong here',
		text: `${code(p.record ?? p.found)} was added, most likely by macOS when the file was zipped again.`,
		next: REPACK,
	}),
	'zip-limit': () => ({
		title: 'An archive beyond all measure',
		text: 'It names more records, or larger ones, than any checkpoint has. Reading stopped there.',
		next: 'Treat it as hostile unless you made it.',
	}),
	'no-data-pkl': () => ({
		title: 'The description of the tensors is missing',
		text: 'There is no `data.pkl`. Either `torch.save` raised midway and left a husk, or only part of the folder was zipped.',
		next: 'Save again, and read the error that torch.save raised.',
	}),
	'no-version': () => ({
		title: 'The record `version` is missing',
		text: 'PyTorch refuses an archive without it. The tensors are all there.',
		next: REPACK,
	}),
	'version-too-new': (p) => ({
		title: `File format version ${p.found ?? '?'}`,
		text: 'The newest that PyTorch knows is 10. Either it comes from the future, or the record is damaged.',
		next: 'Upgrade PyTorch; if that does not help, write the file anew below.',
	}),
	'version-damaged': (p) => ({
		title: 'The record `version` is damaged',
		text: `It holds ${code(String(p.found ?? '').trim())} where a number from 1 to 10 should be. The tensors are all there.`,
		next: REPACK,
	}),
	'byteorder-damaged': (p) => ({
		title: 'The record `byteorder` is damaged',
		text: `It holds ${code(String(p.found ?? ''))}; PyTorch takes \`little\` and \`big\` only. Here the numbers are read as \`little\`.`,
		next: REPACK,
	}),
	'no-constants': () => ({
		title: 'Not a TorchScript file',
		text: '`torch.jit.load` wants `constants.pkl`, which torch.save does not write.',
		next: 'Use `torch.load`.',
	}),
	'big-endian': () => ({
		title: 'Saved on a big-endian machine',
		text: 'Numbers are stored the other way round. PyTorch and this page swap them.',
		next: '',
	}),
	'pickle-truncated': () => ({
		title: 'The file ends too early',
		text: 'The description of the tensors breaks off, so the tensors’ places are not known.',
		next: AGAIN,
	}),
	'pickle-damaged': (p) => ({
		title: 'The description of the tensors is damaged',
		text: `The pickle makes no sense at byte ${p.byte ?? '?'}${p.found ? ` (${p.found})` : ''}. What stands before it is shown below.`,
		next: AGAIN,
	}),
	'pickle-limit': () => ({
		title: 'A pickle built to exhaust memory',
		text: 'Unpacking it in full would take more than any checkpoint needs. Reading stopped at a limit.',
		next: 'Do not load it in Python.',
	}),
	'pickle-extra': () => ({
		title: 'More data behind the pickle',
		text: 'Something follows the end of the description. PyTorch does not read it.',
		next: '',
	}),
	'pickle-protocol': (p) => ({
		title:
			p.found === 0
				? 'Pickle protocol 0 or 1'
				: `Pickle protocol ${p.found ?? '≥ 4'}, with opcodes that PyTorch does not read`,
		text:
			p.found === 0
				? 'It was not saved with the default pickle protocol 2. `weights_only=True` reads neither 0 nor 1, and 0 cannot be read back with `weights_only=False`, either.'
				: 'It was not saved with the default pickle protocol 2, and `weights_only=True` cannot read such a pickle.',
		next: 'Write it anew at protocol 2 below, or save without `pickle_protocol`.',
	}),
	'pickle-extension': () => ({
		title: 'A name behind a number',
		text: 'The pickle calls something by a registered number (EXT), which hides what it is. No checkpoint needs that.',
		next: 'Do not load it in Python.',
	}),
	'bad-persistent-id': () => ({
		title: 'A reference that is no storage',
		text: 'The pickle refers to something outside it that PyTorch does not know.',
		next: 'It was not written by torch.save, or it was changed since.',
	}),
	'weights-only-refuses': (p) => ({
		title: 'PyTorch refuses to load it by default',
		text: `It names ${n(p.count ?? 0, 'thing')} that \`weights_only=True\` does not allow: ${named(p)}. PyTorch reports them one at a time; this is the whole list.`,
		next: 'If you trust the source, allow exactly these with `torch.serialization.safe_globals([...])`. If you only want the tensors, take a file without them below.',
	}),
	'global-unknown': (p) => ({
		title: 'It needs code that is not PyTorch’s',
		text: `Loading in full would import ${code(`${p.module}.${p.name}`)}.`,
		next: 'Install what defines it, or take the tensors only.',
	}),
	'global-dangerous': (p) => ({
		title: 'Do not load this file in Python',
		text: `It would call ${named(p)} while being loaded, and so run what its author wants. Here nothing was run; it was only read.`,
		next: `Delete it, and tell whoever hosts it.${(p.tensors ?? 0) > 0 ? ' If you need its tensors, take them below: that file holds numbers only.' : ''}`,
	}),
	'not-torch-save': (p) => ({
		title: 'Written by pickle, not by torch.save',
		text: `\`pickle.dump\` or joblib made it, so torch.load does not know it.${(p.tensors ?? 0) > 0 ? ' Its tensors can be read here.' : ''}`,
		next: (p.tensors ?? 0) > 0 ? 'Convert it below.' : 'If you trust it, read it with `pickle.load`.',
	}),
	'legacy-header': () => ({
		title: 'The old header is odd',
		text: 'The first pickles of the old format are not what torch.save wrote.',
		next: AGAIN,
	}),
	'legacy-tar': () => ({
		title: 'A checkpoint from before PyTorch 0.1.11',
		text: 'It is a tar; `weights_only=True` does not read those.',
		next: 'Convert it below.',
	}),
	torchscript: () => ({
		title: 'A TorchScript model',
		text: 'It holds code and weights for `torch.jit.load`; torch.load with `weights_only=True` refuses it.',
		next: 'Use `torch.jit.load(path)`, or take its weights as a state dict below.',
	}),
	'exported-program': () => ({
		title: 'A program of torch.export',
		text: 'It holds a graph and weights for `torch.export.load`; torch.load does not read it.',
		next: 'Use `torch.export.load(path)`, or take its weights as a state dict below.',
	}),
	'record-missing': (p) => ({
		title: 'Records are missing',
		text: `The tensors need ${code(p.record)}, which is not in the archive.${others(p.count)} ${saved(p)}`,
		next: `${AGAIN} If there is no other copy, save what is whole.`,
	}),
	'record-short': (p) => ({
		title: 'A record is shorter than it should be',
		text: `${code(p.record)} has ${size(Number(p.found ?? 0))} instead of ${size(Number(p.expected ?? 0))}.${others(p.count)} Before 2.14 PyTorch loaded that silently, with whatever stood in memory.`,
		next: AGAIN,
	}),
	'record-long': (p) => ({
		title: 'A record is longer than it should be',
		text: `${code(p.record)} has ${size(Number(p.found ?? 0))}; the tensors use ${size(Number(p.expected ?? 0))}. Since 2.14 PyTorch refuses that; before, it did not look.`,
		next: 'Write it anew below, with what the tensors use.',
	}),
	'storage-truncated': (p) => ({
		title: 'The file is cut short',
		text: `It ends inside the tensors’ data${p.missing ? `; ${size(p.missing)} are missing` : ''}. ${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? `${AGAIN} If there is no other copy, save what is whole.` : AGAIN,
	}),
	'storage-conflict': (p) => ({
		title: 'One storage, two descriptions',
		text: `Storage ${code(p.key)} is described in two ways that do not agree.`,
		next: 'The file was damaged or put together by hand.',
	}),
	'device-tag': (p) => ({
		title: `Saved from ${list(p.texts)}`,
		text: `Without that device, \`torch.load(path)\` fails. ${n(p.tensors ?? 0, 'storage')} carry the tag.`,
		next: "Load with `map_location='cpu'`, or take a copy tagged `cpu` below.",
	}),
	'legacy-new-dtype': (p) => ({
		title: 'PyTorch cannot read its own file',
		text: `The old format was used with ${p.found ? code(p.found) : 'a newer dtype'}, which it cannot hold. This page reads it.`,
		next: 'Convert it below, and save without `_use_new_zipfile_serialization=False`.',
	}),
	'view-outside': (p) => ({
		title: 'A tensor reaches beyond its data',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} claims bytes that its storage does not have.${others(p.count)}`,
		next: 'The file is damaged, or made to attack a reader. The other tensors can be saved.',
	}),
	'view-rank': (p) => ({
		title: 'Shape and strides do not agree',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} has ${p.expected ?? '?'} dimensions and ${p.found ?? '?'} strides.`,
		next: 'The file is damaged. The other tensors can be saved.',
	}),
	'view-negative': (p) => ({
		title: 'A negative offset or size',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} begins before its data.`,
		next: 'The file is damaged, or made to attack a reader. The other tensors can be saved.',
	}),
	'tensor-malformed': (p) => ({
		title: 'A tensor’s description makes no sense',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} cannot be built from what the file says.${others(p.count)}`,
		next: 'The other tensors can be saved.',
	}),
	'unknown-dtype': (p) => ({
		title: 'An unknown dtype',
		text: `${code(p.found)} is no dtype that we know.`,
		next: 'The file may be newer than this page, or damaged.',
	}),
	'meta-tensor': (p) => ({
		title: 'Tensors without data',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} was saved from the \`meta\` device: a shape and no numbers.${others(p.count)}`,
		next: 'Save again after the weights were materialised.',
	}),
	'st-header-length': () => ({
		title: 'The safetensors header has an impossible length',
		text: 'The first 8 bytes should say how long the header is. The file is cut short, or something else with this ending.',
		next: AGAIN,
	}),
	'st-header-json': (p) => ({
		title: 'The safetensors header is damaged',
		text: p.key
			? `${code(p.key)} should map texts to texts.`
			: `The list of tensors is not valid JSON${p.byte !== undefined ? ` at byte ${p.byte}` : ''}.`,
		next: AGAIN,
	}),
	'st-entry': (p) => ({
		title: 'A malformed entry in the header',
		text: `${p.path ? code(p.path.join('.')) : 'An entry'} lacks its dtype, shape or place, or has them twice.`,
		next: 'The file was put together by hand or damaged.',
	}),
	'st-dtype': (p) => ({
		title: 'A dtype that safetensors does not know',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} has the dtype ${code(p.found)}.`,
		next: 'Upgrade safetensors; if that does not help, the header is damaged.',
	}),
	'st-offsets': (p) => ({
		title: 'Shape and size do not agree',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} takes ${p.found ?? '?'} bytes where its shape needs ${p.expected ?? '?'}.`,
		next: 'The header is damaged. The other tensors can be saved.',
	}),
	'st-overlap': (p) => ({
		title: 'Tensors overlap',
		text: `${p.path ? code(p.path.join('.')) : 'A tensor'} begins inside the one before. safetensors refuses such files.`,
		next: 'The header is damaged or was changed by hand.',
	}),
	'st-gap': (p) => ({
		title: 'A hole between tensors',
		text: `Before ${p.path ? code(p.path.join('.')) : 'a tensor'} lie bytes that no tensor uses. safetensors refuses such files.`,
		next: 'Write the file anew below.',
	}),
	'st-truncated': (p) => ({
		title: 'The file is cut short',
		text: `${p.missing ? `${size(p.missing)} are missing. ` : ''}${saved(p)}`,
		next: (p.tensors ?? 0) > 0 ? `${AGAIN} If there is no other copy, save what is whole.` : AGAIN,
	}),
	'st-extra': () => ({
		title: 'Bytes behind the last tensor',
		text: 'The header does not account for them, so safetensors refuses the file. The tensors are whole.',
		next: 'Write the file anew below.',
	}),
	'shard-index': (p) => ({
		title: 'An index of shards',
		text: `It says which file holds which tensor; the weights are in ${p.count ? n(p.count, 'other file') : 'other files'}.`,
		next: 'Choose the shards together with the index.',
	}),
	'shard-missing': (p) => ({
		title: 'Shards are missing',
		text: `The index names ${p.found ? code(p.found) : 'files'} that you have not chosen.${others(p.count)}`,
		next: 'Choose all shards together with the index.',
	}),
	'shard-key-missing': (p) => ({
		title: 'The index promises what a shard does not hold',
		text: `${code(p.key)} should be in ${code(p.record)} and is not.${others(p.count)} Index and shards are of different versions, or a shard was replaced.`,
		next: 'Download index and shards again, from one revision.',
	}),
	'shard-key-extra': (p) => ({
		title: 'The shards hold more than the index names',
		text: `${code(p.key)} in ${code(p.record)} is not in the index.${others(p.count)} Programs that go by the index leave it out.`,
		next: 'Take one file of all shards below, or download index and shards again, from one revision.',
	}),
	'shard-key-twice': (p) => ({
		title: 'A tensor stands in several shards',
		text: `${code(p.key)} is in ${p.record}.${others(p.count)} The last one counts, as when they are loaded one after the other.`,
		next: 'Download the shards again, from one revision.',
	}),
	'shards-joined': (p) => ({
		title: `${n(p.count ?? 0, 'shard')}, read as one checkpoint`,
		text: 'Names, shapes and findings here are of all shards together; each file is also there by itself.',
		next: 'If you want one file instead, take it below: the data is copied as it is.',
	}),
	limit: () => ({
		title: 'Reading stopped at a limit',
		text: 'The file asks for more than any known checkpoint does.',
		next: 'What was read until then is shown.',
	}),
	'reader-fault': () => ({
		title: 'This page made a mistake',
		text: 'The reader failed in a way it should not. Nothing of the file was run.',
		next: 'Please report it, with a description of the file.',
	}),
	'whole-model': (p) => ({
		title: 'A whole model, not a state dict',
		text: `The file holds the Python object${p.text ? ` at ${code(p.text)}` : ''}, and needs its class to be loaded: the same code, at the same place. Its ${n(p.tensors ?? 0, 'tensor')} can be taken out without it.`,
		next: 'Take the state dict below and load it with `model.load_state_dict(...)`.',
	}),
	nested: (p) => ({
		title: 'A training checkpoint',
		text: `The weights are the entry ${code(p.text)} (${n(p.tensors ?? 0, 'tensor')}).${(p.texts?.length ?? 0) > 1 ? ` Other candidates: ${list(p.texts?.slice(1))}.` : ''}`,
		next: `\`model.load_state_dict(checkpoint${(p.path ?? []).map((k) => `[${JSON.stringify(k)}]`).join('')})\``,
	}),
	prefix: (p) => ({
		title: `Every key begins with ${list(p.texts)}`,
		text: `${code(p.text)} is ${code(p.found)} in the plain model, so load_state_dict reports every key twice: missing and unexpected.`,
		next: 'Take the prefix off below, or in Python with the code beside it.',
	}),
	'prefix-mixed': (p) => ({
		title: `Some keys begin with ${list(p.texts)}`,
		text: `${whole(p.count ?? 0)} of ${n(p.of ?? 0, 'key')} have the prefix. Parts of the model were wrapped when it was saved.`,
		next: 'Take the prefix off wherever it stands, below.',
	}),
	'shared-storage': (p) => ({
		title: 'Tensors that share memory',
		text: `${n(p.tensors ?? 0, 'tensor')} view ${n(p.count ?? 0, 'storage')} together, for example ${list(p.texts)}. That is how tied weights are saved.`,
		next: '',
	}),
	'oversized-storage': (p) => ({
		title: 'More saved than is shown',
		text: `${code(p.text)} shows a small part of what was saved with it: ${size(p.bytes ?? 0)} in the file belong to no tensor.`,
		next: 'Save slices with `.clone()`.',
	}),
	'weight-norm': (p) => ({
		title: 'Weight norm with its old names',
		text: `${code(p.text)} is stored as \`weight_g\` and \`weight_v\`. A model with the newer parametrization loads them; a plain layer does not.`,
		next: '',
	}),
	'position-ids': (p) => ({
		title: 'Position ids of an older Transformers',
		text: `${code(p.text)} is no longer kept since transformers 4.31, so it is reported as unexpected.`,
		next: 'Drop it below, or load with `strict=False`.',
	}),
	'needs-newer-torch': (p) => ({
		title: 'Older PyTorch cannot load it',
		text: `It uses ${list(p.texts)}, which older versions do not have.`,
		next: '',
	}),
	'one-of-shards': (p) => ({
		title: `Part ${p.count} of ${p.of}`,
		text: 'The model is spread over several files; with this one alone, keys will be missing.',
		next: 'Choose all parts together, with the index.',
	}),
	nan: (p) => ({
		title: 'There are nan values',
		text: `${n(p.tensors ?? 0, 'tensor')} hold nan, ${whole(p.count ?? 0)} values in all; the first is ${code(p.text)}.`,
		next: 'The training had diverged when this was saved. Go back to an earlier checkpoint.',
	}),
	inf: (p) => ({
		title: 'There are infinite values',
		text: `${n(p.tensors ?? 0, 'tensor')} hold inf, ${whole(p.count ?? 0)} values in all; the first is ${code(p.text)}.`,
		next: 'Fine in an attention mask; in weights it means overflow, often from float16.',
	}),
	'no-tensors': () => ({
		title: 'No tensors in it',
		text: 'The file is sound, but holds no tensor. What else is in it is listed below.',
		next: 'Make sure that it is the file you meant.',
	}),
	healthy: (p) => ({
		title: 'Nothing wrong to be seen',
		text: `${n(p.tensors ?? 0, 'tensor')}, all described soundly and inside the file. Loading it runs no foreign code.`,
		next: '',
	}),
};
