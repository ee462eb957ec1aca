import { asDamage } from './error.ts';
import type { Checkpoint, OpenOptions } from './model.ts';
import { Problems } from './pickle/context.ts';
import type { Problem } from './problems.ts';
import { recordChunks } from './read/records.ts';
import type { RecordInfo } from './records.ts';
import { Crc32 } from './zip/crc32.ts';
import { locateEntry } from './zip/local.ts';

/** Local headers asked for at the same time. */
const PARALLEL = 16;

/** Checks every zip entry's local header against the directory: one small read each. */
export async function checkHeaders(
	checkpoint: Checkpoint,
	{ signal, onProgress }: OpenOptions = {},
): Promise<Problem[]> {
	const problems = new Problems();
	const records = checkpoint.records.filter((r) => r.headerOffset !== null);
	for (let i = 0; i < records.length; i += PARALLEL) {
		await Promise.all(
			records.slice(i, i + PARALLEL).map(async (record) => {
				const state = await locateEntry(record, signal);
				if (state !== 'ok') {
					problems.add('zip-local-header', 'error', {
						record: record.name,
						byte: record.headerOffset as number,
						found: state,
					});
				}
			}),
		);
		onProgress?.(Math.min(1, (i + PARALLEL) / records.length));
	}
	return problems.list;
}

/** Whether every CRC is zero: `torch.serialization.set_crc32_options(False)`, not damage. */
function crcDisabled(records: readonly RecordInfo[]): boolean {
	return records.every((r) => r.crc32 === 0 || r.size === 0);
}

/** Reads every record of a zip and compares its CRC-32, which PyTorch never does. */
export async function checkData(checkpoint: Checkpoint, { signal, onProgress }: OpenOptions = {}): Promise<Problem[]> {
	const problems = new Problems();
	const records = checkpoint.records.filter((r) => r.crc32 !== null);
	if (crcDisabled(records)) return problems.list;
	const total = records.reduce((n, r) => n + r.size, 0);
	let done = 0;
	for (const record of records) {
		const crc = new Crc32();
		try {
			for await (const chunk of recordChunks(record, 0, record.size, signal)) {
				crc.update(chunk);
				done += chunk.length;
				onProgress?.(done / total);
			}
		} catch (error) {
			const typed = asDamage(error);
			problems.add(typed.code === 'limit' ? 'zip-limit' : 'zip-crc', 'error', {
				record: record.name,
				found: typed.code,
			});
			continue;
		}
		if (crc.value !== record.crc32) {
			const hex = (n: number) => n.toString(16).padStart(8, '0');
			problems.add('zip-crc', 'error', {
				record: record.name,
				expected: hex(record.crc32 as number),
				found: hex(crc.value),
			});
		}
	}
	return problems.list;
}
