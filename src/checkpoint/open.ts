import { lastIndexOf, latin1 } from './bytes.ts';
import { asDamage, throwIfAborted } from './error.ts';
import type { Found, Job } from './formats/found.ts';
import { openPickle } from './formats/legacy.ts';
import { openSafetensors } from './formats/safetensors.ts';
import { candidates, isBundle, openZip } from './formats/zip-archive.ts';
import type { GlobalUse } from './globals.ts';
import { inflateAll, inflateLimit } from './inflate.ts';
import { judge } from './judge.ts';
import { HEAD, TAIL, WRAPPERS } from './limits.ts';
import type { Checkpoint, CheckpointFacts, ForeignFormat, OpenOptions, Wrapper } from './model.ts';
import { Context } from './pickle/context.ts';
import { readRecord } from './read/records.ts';
import type { RecordInfo } from './records.ts';
import { sniff } from './sniff.ts';
import type { Source } from './source.ts';
import { bytesSource } from './sources/bytes.ts';
import { countedSource, sliceSource } from './sources/counted.ts';
import { locateRecord } from './zip/local.ts';

/** Characters of a fault of the reader's own that are kept. */
const FAULT = 300;

/** Looks through wrappers until a format is known; remembers on the way what stood around it. */
class Opener {
	readonly wrappers: Wrapper[] = [];
	context = new Context();
	source: Source;
	readonly #signal: AbortSignal | undefined;

	constructor(source: Source, signal: AbortSignal | undefined) {
		this.source = source;
		this.#signal = signal;
	}

	get #job(): Job {
		return { source: this.source, context: this.context, signal: this.#signal };
	}

	async open(): Promise<Found> {
		throwIfAborted(this.#signal);
		const { source } = this;
		const head = await source.read(0, HEAD, this.#signal);
		const sniffed = await sniff(head);
		switch (sniffed.kind) {
			case 'zip':
				return this.#zip();
			case 'safetensors':
				return openSafetensors(this.#job);
			case 'pickle':
				return this.#pickle();
			case 'tar':
				return this.#tar();
			case 'gzip':
				return this.#inflate('gzip', 'gzip');
			case 'zlib':
				return this.#inflate('zlib', 'deflate');
			case 'base64':
				return this.#base64(head);
			case 'prefix':
				this.context.problems.add('prefix-bytes', 'error', { byte: 0, found: sniffed.length });
				return this.#into(
					{ kind: 'prefix', member: '' },
					sliceSource(source, sniffed.length, source.size - sniffed.length),
					'unknown',
				);
			case 'crlf-pickle':
				this.context.problems.add('crlf-damage', 'error', { byte: 3 });
				return { format: 'legacy' };
			case 'utf8-damage':
				this.context.problems.add('utf8-damage', 'error', { byte: 0, ...(sniffed.wide && { found: 'UTF-16' }) });
				return { format: 'unknown' };
			case 'text':
				// a text that names what only an attack names is a pickle, even if it breaks off
				return (
					(await this.#maybePickle((g) => g.some((use) => use.severity === 'dangerous'))) ??
					this.#text(sniffed.format, head)
				);
			case 'foreign':
				return this.#foreign(sniffed.format, head);
			default:
				return (
					(await this.#hiddenZip()) ??
					(await this.#levelDb()) ??
					(await this.#maybePickle((g) => g.length > 0)) ??
					this.#foreign('unknown', head)
				);
		}
	}

	/** Goes on inside a wrapper; past the limit the wrapper is all that is said. */
	async #into(wrapper: Wrapper, inner: Source, otherwise: ForeignFormat, accident = true): Promise<Found> {
		if (this.wrappers.length >= WRAPPERS) {
			this.context.problems.add('limit', 'error', { name: 'wrappers', expected: WRAPPERS });
			return { format: otherwise };
		}
		this.wrappers.push(wrapper);
		if (accident && wrapper.kind !== 'prefix') {
			this.context.problems.add('wrapped', 'error', {
				name: wrapper.kind,
				...(wrapper.member && { record: wrapper.member }),
			});
		}
		this.source = inner;
		return this.open();
	}

	/** What is no checkpoint by its look: loaded when such a file comes. */
	async #text(format: ForeignFormat, head: Uint8Array): Promise<Found> {
		return (await import('./formats/others.ts')).openText(this.#job, format, head);
	}

	async #foreign(format: ForeignFormat, head: Uint8Array): Promise<Found> {
		return (await import('./formats/others.ts')).openForeign(this.#job, format, head);
	}

	async #base64(head: Uint8Array): Promise<Found> {
		const bytes = await (await import('./formats/others.ts')).decodeBase64(this.#job);
		if (!bytes) return this.#text('text', head);
		return this.#into({ kind: 'base64', member: '' }, bytesSource(bytes, this.source.name), 'text');
	}

	async #pickle(): Promise<Found> {
		const { list } = this.context.problems;
		return openPickle(this.#job, (context) => {
			context.problems.addAll(list);
			this.context = context;
		});
	}

	/** Bytes that may be a pickle, for protocols 0 and 1 have no start of their own: what they are if `fits` agrees. */
	async #maybePickle(fits: (globals: readonly GlobalUse[]) => boolean): Promise<Found | undefined> {
		const before = this.context;
		const found = await this.#pickle();
		if (found.complete || fits(this.context.globals)) return found;
		this.context = before;
		return undefined;
	}

	/** TensorFlow's `.index` is a LevelDB table, which has its magic number at the end. */
	async #levelDb(): Promise<Found | undefined> {
		const { size } = this.source;
		const end = latin1(await this.source.read(Math.max(0, size - 8), 8, this.#signal));
		return end === '\x57\xfb\x80\x8b\x24\x75\x47\xdb'
			? this.#foreign('tensorflow-checkpoint', new Uint8Array(0))
			: undefined;
	}

	/** An archive with something put before it. */
	async #hiddenZip(): Promise<Found | undefined> {
		const { source } = this;
		const base = Math.max(0, source.size - TAIL);
		const tail = await source.read(base, source.size - base, this.#signal);
		if (lastIndexOf(tail, [0x50, 0x4b, 5, 6]) < 0 && lastIndexOf(tail, [0x50, 0x4b, 6, 6]) < 0) return undefined;
		const before = this.context;
		this.context = new Context();
		this.context.problems.addAll(before.problems.list);
		const found = await this.#zip();
		if (found.records?.length) return found;
		this.context = before;
		return undefined;
	}

	async #zip(): Promise<Found> {
		const found = await openZip(this.#job);
		const { problems } = this.context;
		const cut = problems.has('zip-truncated') || problems.has('zip-directory-damaged');
		if (cut) await this.#textDamage();
		if (!isBundle(found)) return found;
		// torch.export.save before 2.8: the program as JSON, its weights as a file of their own inside
		const state = found.records.find((r) => r.name === 'serialized_state_dict.pt');
		if (state && found.records.some((r) => r.name === 'serialized_exported_program.json')) {
			const program = await this.#member('zip', state, found, false);
			this.context.problems.add('exported-program', 'info');
			return { ...program, format: 'pt2' };
		}
		const member = found.members[0];
		if (!member || ['npz', 'keras', 'torch-package'].includes(found.format)) {
			if (!problems.list.some((p) => p.severity === 'error')) {
				problems.add('other-format', 'error', { found: found.format });
			}
			return { ...found, format: cut && found.format === 'zip-archive' ? 'zip' : found.format };
		}
		return this.#member('zip', member, found);
	}

	/** Line ends that were converted, or bytes that were taken for text, over the whole archive. */
	async #textDamage(): Promise<void> {
		const size = Math.min(this.source.size, TAIL);
		const head = latin1(await this.source.read(0, size, this.#signal));
		const tail = latin1(await this.source.read(this.source.size - size, size, this.#signal));
		const { problems } = this.context;
		if ((head.match(/\xef\xbf\xbd/g) ?? []).length > 8)
			problems.add('utf8-damage', 'error', { byte: head.indexOf('\xef\xbf\xbd') });
		else if (/\r\n/.test(head) && !/(^|[^\r])\n/.test(head) && !/(^|[^\r])\n/.test(tail)) {
			problems.add('crlf-damage', 'error', { byte: head.indexOf('\r\n') });
		}
	}

	/** Goes on inside the likeliest member of a zip or tar. */
	async #member(
		kind: 'zip' | 'tar',
		member: RecordInfo,
		outer: { format: ForeignFormat; records: readonly RecordInfo[] },
		accident = true,
	): Promise<Found> {
		const first = outer.records[0]?.name;
		const wrapper = { kind, member: member.name, ...(first !== undefined && first !== member.name && { first }) };
		try {
			if (member.method === 0) {
				const at = await locateRecord(member, this.#signal);
				return await this.#into(
					wrapper,
					sliceSource(this.source, at, member.size, member.name),
					outer.format,
					accident,
				);
			}
			const bytes = await readRecord(member, 0, member.size, this.#signal);
			return await this.#into(wrapper, bytesSource(bytes, member.name), outer.format, accident);
		} catch (error) {
			const typed = asDamage(error);
			if (typed.code === 'internal') throw typed;
			this.context.problems.add(typed.code === 'limit' ? 'zip-limit' : 'zip-local-header', 'error', {
				record: member.name,
			});
			return { format: outer.format, records: outer.records };
		}
	}

	async #tar(): Promise<Found> {
		// rare: loaded when a tar comes
		const { isTorchTar, openTorchTar, tarMembers } = await import('./formats/tar.ts');
		const records = await tarMembers(this.source, this.#signal);
		if (isTorchTar(records)) return openTorchTar(this.#job, records);
		const member = candidates(records)[0] ?? (records.length === 1 ? records[0] : undefined);
		if (member) return this.#member('tar', member, { format: 'tar-archive', records });
		this.context.problems.add('other-format', 'error', { found: 'tar-archive' });
		return { format: 'tar-archive', records };
	}

	async #inflate(kind: 'gzip' | 'zlib', how: 'gzip' | 'deflate'): Promise<Found> {
		const { source } = this;
		const { bytes, error } = await inflateAll(source, 0, source.size, how, inflateLimit(source.size), this.#signal);
		if (error) {
			const code = error.code === 'limit' ? 'zip-limit' : 'storage-truncated';
			this.context.problems.add(code, 'error', { name: kind, found: bytes.length });
		}
		if (!bytes.length) {
			this.wrappers.push({ kind, member: '' });
			this.context.problems.add('wrapped', 'error', { name: kind });
			return { format: 'unknown' };
		}
		return this.#into({ kind, member: '' }, bytesSource(bytes, source.name.replace(/\.(gz|tgz|z)$/i, '')), 'unknown');
	}
}

/** Endings that PyTorch and safetensors go by. */
function endingProblem(name: string, format: string): boolean {
	if (/\.safetensors$/i.test(name)) return ['zip', 'legacy', 'torchscript', 'pickle'].includes(format);
	return /\.(pth|pt|ckpt|bin|tar)$/i.test(name) && format === 'safetensors';
}

/**
 * Opens a checkpoint: reads its metadata, runs nothing, and says what it is, what it holds and what is wrong with it.
 * A damaged file gives a result with problems, never an error.
 * @throws CheckpointError `source` when the file cannot be read, `aborted` when the signal fires
 */
export async function openCheckpoint(file: Source, options: OpenOptions = {}): Promise<Checkpoint> {
	const counted = countedSource(file, options.signal);
	const opener = new Opener(counted, options.signal);
	let found: Found;
	try {
		found = await opener.open();
	} catch (error) {
		const typed = asDamage(error);
		opener.context.problems.add('reader-fault', 'error', { found: typed.message.slice(0, FAULT) });
		found = { format: 'unknown' };
	}
	const { context, source, wrappers } = opener;
	const { tensors = [], hidden = [], records = [] } = found;
	judge(context, found.format, [...tensors, ...hidden]);
	if (endingProblem(file.name, found.format) && !wrappers.length) {
		context.problems.add('wrong-extension', 'error', { name: file.name.slice(-80), found: found.format });
	}
	options.onProgress?.(1);
	const facts: CheckpointFacts = { root: '', byteOrder: 'little', ...found.facts };
	return {
		file,
		source,
		format: found.format,
		wrappers,
		facts,
		root: found.root,
		complete: found.complete ?? false,
		tensors,
		hidden,
		storages: [...context.storages.values()],
		globals: context.globals,
		records,
		problems: context.problems.list,
		cost: { ...counted.cost },
	};
}
