import { u64, viewOf } from '../bytes.ts';
import { collect } from '../collect/collect.ts';
import { PICKLE, PICKLE_WINDOW, WHOLE_FILE } from '../limits.ts';
import { Context } from '../pickle/context.ts';
import type { Unpickled } from '../pickle/machine.ts';
import type { Source } from '../source.ts';
import type { Found, Job } from './found.ts';
import { attachSequential, byKey, COUNT, elementBytes, type Legacy, readLegacy } from './legacy-parse.ts';
import { reportPickle } from './pickles.ts';

/** Counts read one by one when the sizes do not add up to the file's; more would take too many requests. */
const COUNTS = 4096;

/** Whether more of the file could mend where a pickle broke off. */
function wantsMore(pickle: Unpickled | undefined, piece: number, size: number): boolean {
	if (pickle?.stop?.code !== 'pickle-truncated' || piece >= size || piece >= PICKLE) return false;
	const { byte = 0, expected } = pickle.stop.evidence;
	return typeof expected !== 'number' || byte + expected <= size;
}

/**
 * A file that begins with a pickle: torch.save's old format, or a plain pickle. The pickles' length is unknown, so a
 * first piece is read and, while they are cut by its end, four times as much.
 */
export async function openPickle(job: Job, adopt: (context: Context) => void): Promise<Found> {
	const { source, signal } = job;
	for (let piece = Math.min(source.size, PICKLE_WINDOW); ; piece = Math.min(source.size, piece * 4)) {
		const bytes = await source.read(0, Math.min(piece, PICKLE), signal);
		const context = new Context();
		const legacy = readLegacy(bytes, { context });
		if (wantsMore(legacy.plain ? legacy.first : legacy.broken, piece, source.size)) continue;
		adopt(context);
		return legacy.plain ? finishPlain({ ...job, context }, legacy.first) : finishLegacy({ ...job, context }, legacy);
	}
}

async function finishPlain({ source, context }: Job, pickle: Unpickled): Promise<Found> {
	reportPickle(pickle, context);
	if (pickle.complete) {
		context.problems.add('not-torch-save', 'error', { byte: 0 });
		if (pickle.end < source.size) {
			context.problems.add('pickle-extra', 'info', { byte: pickle.end, found: source.size - pickle.end });
		}
	}
	return {
		format: 'pickle',
		facts: { protocol: pickle.protocol },
		root: pickle.value,
		complete: pickle.complete,
		...collect(pickle.value, context),
	};
}

/** The bytes of each storage by the counts in the file. */
async function readCounts(source: Source, legacy: Legacy, context: Context, signal?: AbortSignal) {
	const storages = byKey(context);
	const sizes = new Map<string, number>();
	let at = legacy.end;
	for (const key of (legacy.keys ?? []).slice(0, COUNTS)) {
		const head = await source.read(at, COUNT, signal);
		if (head.length < COUNT) break;
		const same = storages.get(key) ?? [];
		// a storage nobody mentions has no type; its bytes then run to the end or are found by no one
		const size = u64(viewOf(head), 0) * elementBytes(same);
		if (!Number.isSafeInteger(size)) {
			context.problems.add('legacy-header', 'error', { byte: at, key });
			break;
		}
		const expected = same.find((s) => s.recordOffset === 0)?.bytes;
		if (expected !== undefined && expected !== size) {
			context.problems.add('storage-conflict', 'error', { byte: at, key, expected, found: size });
			// the pickle is checked text, a count is one of many: the sizes that tensors need decide
			if (at + COUNT + size > source.size) break;
		}
		sizes.set(key, size);
		at += COUNT + size;
	}
	return { sizes, end: at };
}

async function finishLegacy({ source, context, signal }: Job, legacy: Legacy): Promise<Found> {
	const { problems } = context;
	const { object, broken } = legacy;
	if (broken) reportPickle(broken, context);
	if (object && object !== broken) reportPickle(object, context);
	if (legacy.version !== undefined && legacy.version !== 1001) {
		problems.add('legacy-header', 'error', { expected: 1001, found: String(legacy.version).slice(0, 40) });
	}
	let attached = attachSequential(context, source, legacy);
	if (legacy.keys) {
		if (attached.end !== source.size || source.size <= WHOLE_FILE) {
			const counted = await readCounts(source, legacy, context, signal);
			if (attached.end !== source.size && counted.sizes.size === legacy.keys.length && counted.end <= source.size) {
				attached = attachSequential(context, source, legacy, '', counted.sizes);
			}
		}
		if (attached.end > source.size) {
			const cut = attached.records.filter((_, i) => {
				const next = attached.records[i + 1]?.dataOffset;
				return (next === undefined ? attached.end : (next as number) - COUNT) > source.size;
			});
			problems.add('storage-truncated', 'error', {
				byte: source.size,
				expected: attached.end,
				found: source.size,
				count: cut.length,
				...(cut[0] && { key: cut[0].name }),
			});
		} else if (attached.end < source.size) {
			problems.add('trailing-bytes', 'warning', { byte: attached.end, found: source.size - attached.end });
		}
	}
	for (const storage of context.storages.values()) {
		if (storage.dtype === null && !storage.key.includes('/'))
			problems.add('legacy-new-dtype', 'error', { key: storage.key });
	}
	return {
		format: 'legacy',
		facts: { protocol: object?.protocol ?? legacy.first.protocol },
		root: object?.value,
		complete: !broken,
		...collect(object?.value, context),
		records: attached.records,
	};
}
