import { type Checkpoint, readRecord } from '../checkpoint/index.ts';
import { translate } from '../checkpoint/pickle/severity.ts';
import type { Context } from './context.ts';
import { type FirstRefusal, firstRefusal } from './torch/weights-only.ts';

/** Bytes of the file that the rules look at: the longest magic number and a few opcodes. */
const HEAD = 512;
/** A longer pickle is not gone through again; its names are known from the reader. */
const LONGEST = 32 * 1024 * 1024;
/** The first look at pickles of unknown length. */
const WINDOW = 64 * 1024;
/** The old format's magic number, protocol, system and object. */
const LEGACY_PICKLES = 4;

/** Reads what the rules need beyond the reader's facts. */
export async function readContext(checkpoint: Checkpoint, signal?: AbortSignal): Promise<Context> {
	const head = await checkpoint.file.read(0, HEAD, signal);
	return { checkpoint, head, first: await refusal(checkpoint, head, signal) };
}

async function refusal(
	checkpoint: Checkpoint,
	head: Uint8Array,
	signal?: AbortSignal,
): Promise<FirstRefusal | undefined> {
	const listed = new Set(checkpoint.globals.filter((g) => g.allowedSince).map((g) => `${g.module}.${g.name}`));
	const refuses = (module: string, name: string) => !listed.has(translate(module, name).join('.'));
	const scan = (bytes: Uint8Array, start = 0): FirstRefusal => {
		const found = firstRefusal(bytes, start, refuses);
		if (found.kind !== 'global') return found;
		const [module, name] = translate(found.module, found.name);
		return { ...found, module, name };
	};
	// torch looks for a zip at the very first byte, whatever a zip reader would find further on
	const isZip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
	if (checkpoint.wrappers.length === 0 && checkpoint.format === 'zip' && isZip) {
		const { root } = checkpoint.facts;
		const record = checkpoint.records.find((r) => r.name === (root ? `${root}/data.pkl` : 'data.pkl'));
		if (!record || record.size > LONGEST) return undefined;
		const bytes = await readRecord(record, 0, record.size, signal).catch(() => undefined);
		return bytes && scan(bytes);
	}
	if (checkpoint.wrappers.length === 0 && (checkpoint.format === 'legacy' || checkpoint.format === 'pickle')) {
		// the pickles' length is written nowhere, so the window grows until they end or something is refused
		for (let size = WINDOW; ; size *= 4) {
			const length = Math.min(size, checkpoint.file.size, LONGEST);
			const bytes = await checkpoint.file.read(0, length, signal);
			let found = scan(bytes);
			// magic number, protocol, system: what is refused may stand in the object behind them
			for (let i = 1; i < LEGACY_PICKLES && found.kind === 'stop' && checkpoint.format === 'legacy'; i++) {
				found = scan(bytes, found.next);
			}
			if (found.kind !== 'end' || length === checkpoint.file.size) return found;
			if (length === LONGEST) return undefined;
		}
	}
	return scan(head);
}
